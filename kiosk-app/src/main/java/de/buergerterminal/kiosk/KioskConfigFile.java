package de.buergerterminal.kiosk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.Network;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads `kiosk.yaml`, strictly: an unknown key or a wrong type is refused with one sentence that
/// names the place. Relative paths count from the file's folder.
public final class KioskConfigFile {
    private static final long MOST_BYTES = 256 << 10;
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final Path folder;

    private KioskConfigFile(Path folder) {
        this.folder = folder;
    }

    /// @throws ConfigurationException unreadable or wrong; the sentence names file and place
    public static KioskConfig read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigurationException("the file is larger than 256 KiB.");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
            return new KioskConfigFile(folder).config(new YamlSection("", tree(text)));
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    file + ": the file cannot be read; check path, encoding and permissions.");
        } catch (ConfigurationException wrong) {
            throw new ConfigurationException(file + ": " + wrong.getMessage());
        }
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new ConfigurationException(
                    "no valid YAML"
                            + (at == null ? "." : " at line " + Math.max(1, at.getLineNr()) + "."));
        }
    }

    private KioskConfig config(YamlSection file) {
        var config =
                new KioskConfig(
                        file.text(
                                "id",
                                "[a-z0-9-]{4,32}",
                                "4 to 32 small letters, digits and hyphens"),
                        file.text("number", "[A-Z0-9]{1,6}", "1 to 6 capital letters and digits"),
                        town(file.section("town")),
                        file.optionalSection("screen")
                                .map(KioskConfigFile::display)
                                .orElse(new KioskConfig.Display(102, 1080, 1920, true)),
                        languages(file),
                        path(file.text("dataDir")),
                        catalogue(file),
                        file.optionalSection("devices")
                                .map(KioskConfigFile::devices)
                                .orElse(Map.of()),
                        office(file.section("office")),
                        file.optionalSection("broker").map(this::broker),
                        file.optionalText("watchdog").map(this::path));
        file.done();
        return config;
    }

    private Optional<KioskConfig.Catalogue> catalogue(YamlSection file) {
        Optional<Path> folder = file.optionalText("catalogueDir").map(this::path);
        Optional<Path> key = file.optionalText("catalogueKey").map(this::path);
        boolean unsigned = file.flag("acceptUnsignedCatalogue", false);
        if (folder.isEmpty()) return Optional.empty();
        boolean test = file.section("office").text("environment").equals("TEST");
        if (key.isEmpty() && !(unsigned && test)) {
            throw new ConfigurationException(
                    "catalogueKey is missing: a town's catalogue must be signed. Name the public key"
                            + " (PEM), or set acceptUnsignedCatalogue: true in environment TEST.");
        }
        return Optional.of(new KioskConfig.Catalogue(folder.get(), key));
    }

    private KioskConfig.Town town(YamlSection it) {
        var town =
                new KioskConfig.Town(
                        it.text("name"),
                        it.text("code", "[A-Z]{1,5}", "1 to 5 capital letters"),
                        it.optionalText("arms").map(this::path),
                        it.optionalText("accentColour").orElse("#2f4fa2"));
        if (!town.accentColour().matches("#[0-9A-Fa-f]{6}")) {
            throw it.wrong("accentColour", "a colour such as \"#2f4fa2\", in quotes");
        }
        it.done();
        return town;
    }

    private static KioskConfig.Display display(YamlSection it) {
        var display =
                new KioskConfig.Display(
                        it.integer("dpi", 50, 400, 102),
                        it.integer("width", 600, 4320, 1080),
                        it.integer("height", 900, 7680, 1920),
                        it.flag("fullscreen", true),
                        it.integer("idleSeconds", 20, 600, 60));
        it.done();
        return display;
    }

    private static List<String> languages(YamlSection file) {
        var languages = file.texts("languages", List.of("de", "en", "ar"));
        if (languages.stream().anyMatch(it -> !it.matches("[a-z]{2}"))) {
            throw file.wrong("languages", "a list of two-letter codes such as [de, en]");
        }
        return languages;
    }

    private static Map<DeviceKind, URI> devices(YamlSection section) {
        var devices = new EnumMap<DeviceKind, URI>(DeviceKind.class);
        section.uris()
                .forEach((word, uri) ->
                        devices.put(
                                Arrays.stream(DeviceKind.values())
                                        .filter(it -> it.word().equals(word))
                                        .findFirst()
                                        .orElseThrow(() -> noKind(section, word)),
                                uri));
        return devices;
    }

    private static ConfigurationException noKind(YamlSection section, String word) {
        return section.wrong(
                word,
                "one of "
                        + Arrays.stream(DeviceKind.values())
                                .map(DeviceKind::word)
                                .collect(Collectors.joining(", ")));
    }

    private KioskConfig.Office office(YamlSection it) {
        var office =
                new KioskConfig.Office(
                        Environment.valueOf(
                                it.text("environment", "TEST|STAGE|PROD", "TEST, STAGE or PROD")),
                        it.uri("tokenUri"),
                        it.uri("submissionUri"),
                        it.text("clientId"),
                        path(it.text("clientSecretFile")),
                        it.optionalText("trustAnchorFile").map(this::path),
                        it.flag("acceptUncertifiedKeys", false),
                        routes(it.section("routes")),
                        it.optionalText("api").map(word -> api(it, word)).orElse(ApiVersion.V2),
                        it.optionalText("tlsAnchor").map(this::tlsAnchor),
                        it.optionalText("proxy").map(address -> proxy(it, address)));
        it.done();
        return office;
    }

    private static ApiVersion api(YamlSection office, String word) {
        return switch (word) {
            case "v1" -> ApiVersion.V1;
            case "v2" -> ApiVersion.V2;
            default -> throw office.wrong("api", "v1 or v2");
        };
    }

    private KioskConfig.TlsAnchor tlsAnchor(String text) {
        return text.equals("java")
                ? new KioskConfig.TlsAnchor.Java()
                : new KioskConfig.TlsAnchor.File(path(text));
    }

    private static InetSocketAddress proxy(YamlSection office, String address) {
        try {
            return Network.proxy(address);
        } catch (IllegalArgumentException noProxy) {
            throw office.wrong("proxy", "host:port such as \"proxy.stadt.example:3128\"");
        }
    }

    private static Map<ServiceId, KioskConfig.Route> routes(YamlSection section) {
        var routes = new LinkedHashMap<ServiceId, KioskConfig.Route>();
        section.sections()
                .forEach((id, it) -> {
                    if (!id.matches("[a-z0-9-]{1,40}")) {
                        throw section.wrong(id, "under the id of a service");
                    }
                    routes.put(new ServiceId(id), route(it));
                });
        return routes;
    }

    private static KioskConfig.Route route(YamlSection it) {
        String uuid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
        var route =
                new KioskConfig.Route(
                        UUID.fromString(it.text("destination", uuid, "a UUID")),
                        it.text("identifier", "urn:\\S{1,200}", "an URN such as urn:de:fim:..."),
                        it.optionalText("name"));
        it.done();
        return route;
    }

    private KioskConfig.Broker broker(YamlSection it) {
        var broker =
                new KioskConfig.Broker(
                        it.uri("uri"),
                        it.optionalText("user"),
                        it.optionalText("passwordFile").map(this::path));
        it.done();
        return broker;
    }

    private Path path(String text) {
        return folder.resolve(text).normalize();
    }
}
