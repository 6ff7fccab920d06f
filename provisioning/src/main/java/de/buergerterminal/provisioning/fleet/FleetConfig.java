package de.buergerterminal.provisioning.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.telemetry.BrokerAccess;
import de.buergerterminal.backend.telemetry.TelemetrySettings.Login;
import de.buergerterminal.provisioning.fleet.FleetSettings.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the console's YAML file. Paths in it are relative to the file's folder.
///
/// ```yaml
/// broker: tcp://127.0.0.1:1883
/// user: console              # optional, with `password`
/// password: …
/// host: 127.0.0.1
/// port: 8090
/// language: de
/// data: fleet-data           # optional; without it nothing outlives a restart
/// catalogue: catalogue       # optional; without it the stock catalogue
/// heartbeat-seconds: 30
/// terminals:
///   pb-rathaus-01: {name: Foyer links, site: Rathaus}
/// ```
final class FleetConfig {
    private static final Set<String> KEYS =
            Set.of(
                    "broker",
                    "user",
                    "password",
                    "host",
                    "port",
                    "language",
                    "data",
                    "catalogue",
                    "heartbeat-seconds",
                    "terminals");
    private static final String KIOSK_ID = "[a-z0-9-]{4,32}";

    private final Path file;
    private final JsonNode yaml;

    private FleetConfig(Path file, JsonNode yaml) {
        this.file = file;
        this.yaml = yaml;
    }

    /// @throws FleetException one sentence: what is wrong, where, what to do
    static FleetSettings read(Path file) throws FleetException {
        try {
            JsonNode yaml = new YAMLMapper().readTree(Files.readString(file));
            return new FleetConfig(file, yaml).settings();
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new FleetException(
                    "%s is not readable YAML near line %d; mend it and start again."
                            .formatted(file, place == null ? 1 : place.getLineNr()),
                    broken);
        } catch (IOException unreadable) {
            throw new FleetException(
                    "%s cannot be read; check the path after --config.".formatted(file),
                    unreadable);
        }
    }

    private FleetSettings settings() throws FleetException {
        if (!yaml.isObject()) throw wrong("must hold keys and values such as \"port: 8090\"");
        for (var it = yaml.fieldNames(); it.hasNext(); ) {
            String key = it.next();
            if (!KEYS.contains(key)) throw wrong("has an unknown key \"" + key + "\"; remove it");
        }
        String language = text("language").orElse("de");
        if (!Set.of("de", "en").contains(language)) throw wrong("language must be de or en");
        return new FleetSettings(
                text("host").orElse("127.0.0.1"),
                number("port", 8090, 0, 65_535),
                broker(),
                language,
                text("data").map(this::beside),
                Duration.ofSeconds(number("heartbeat-seconds", 30, 1, 3_600)),
                terminals(),
                catalogue());
    }

    private BrokerAccess broker() throws FleetException {
        String address =
                text("broker")
                        .orElseThrow(() -> wrong("lacks \"broker\"; add broker: tcp://host:1883"));
        var user = text("user");
        var password = text("password");
        if (user.isPresent() != password.isPresent()) {
            throw wrong("must hold both user and password, or neither");
        }
        var login = user.map(it -> new Login(it, password.orElse("")));
        try {
            return new BrokerAccess(URI.create(address), login, Optional.empty());
        } catch (IllegalArgumentException _) {
            throw wrong("broker must look like tcp://host:1883 or ssl://host:8883");
        }
    }

    private Map<String, Place> terminals() throws FleetException {
        var places = new TreeMap<String, Place>();
        JsonNode terminals = yaml.path("terminals");
        for (var each : terminals.properties()) {
            String kiosk = each.getKey();
            if (!kiosk.matches(KIOSK_ID)) {
                throw wrong("terminal id \"" + kiosk + "\" must be 4 to 32 of a-z, 0-9 and '-'");
            }
            String name = each.getValue().path("name").asText(kiosk);
            places.put(kiosk, new Place(name, each.getValue().path("site").asText("")));
        }
        return places;
    }

    private ServiceCatalogue catalogue() throws FleetException {
        var folder = text("catalogue").map(this::beside);
        if (folder.isEmpty()) return StockCatalogue.load();
        try {
            return ServiceCatalogue.fromFolder(folder.get());
        } catch (BrokenCatalogueException broken) {
            throw new FleetException(
                    "The catalogue in %s cannot be used: %s"
                            .formatted(folder.get(), broken.getMessage()),
                    broken);
        }
    }

    private Path beside(String path) {
        return file.toAbsolutePath().resolveSibling(path);
    }

    private Optional<String> text(String key) throws FleetException {
        JsonNode value = yaml.path(key);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isValueNode()) throw wrong(key + " must be one value");
        return Optional.of(value.asText());
    }

    private int number(String key, int otherwise, int least, int most) throws FleetException {
        JsonNode value = yaml.path(key);
        if (value.isMissingNode() || value.isNull()) return otherwise;
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong("%s must be a whole number from %d to %d".formatted(key, least, most));
        }
        return value.intValue();
    }

    private FleetException wrong(String what) {
        return new FleetException("%s: %s.".formatted(file, what));
    }
}
