package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a catalogue from its files and refuses it with all that is wrong, or gives it whole.
final class CatalogueLoader {
    private static final String INDEX = "catalogue.json";
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MOST_SERVICES = 60;
    private static final int MOST_LANGUAGES = 12;

    private static final long MOST_BYTES = 32L << 20;

    private final CatalogueFiles files;
    private final int release;
    private final List<CatalogueProblem> problems = new ArrayList<>();
    private final MessageDigest content = sha256();
    private long totalBytes;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, String> schemas = new LinkedHashMap<>();

    private CatalogueLoader(CatalogueFiles files, int release) {
        this.files = files;
        this.release = release;
    }

    /// A catalogue without a release of its own.
    static ServiceCatalogue load(CatalogueFiles files) throws BrokenCatalogueException {
        return load(files, 0);
    }

    /// @param release number of the signed release, 0 for none
    static ServiceCatalogue load(CatalogueFiles files, int release)
            throws BrokenCatalogueException {
        return new CatalogueLoader(files, release).load();
    }

    private ServiceCatalogue load() throws BrokenCatalogueException {
        JsonPlace index = file(INDEX);
        List<PublicService> services = new ArrayList<>();
        if (index.exists()) {
            index.knowsOnly(Set.of("languages", "services"));
            Set<String> languages = names(index.at("languages"), MOST_LANGUAGES, LANGUAGE);
            if (!languages.contains("de")) {
                index.at("languages").complain("has no German", "add \"de\"");
            }
            for (String id : names(index.at("services"), MOST_SERVICES, SERVICE)) {
                service(id, languages).ifPresent(services::add);
            }
        }
        if (!problems.isEmpty()) throw new BrokenCatalogueException(located());
        String digest = HexFormat.of().formatHex(content.digest()).substring(0, 16);
        String version = release + "+" + digest;
        return new ServiceCatalogue(version, services, schemas);
    }

    private static Set<String> names(JsonPlace list, int most, Pattern shape) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonPlace each : list.elements(1, most)) {
            each.text(shape)
                    .ifPresent(it -> {
                        if (!names.add(it)) each.complain("is named twice", "remove one");
                    });
        }
        return names;
    }

    private Optional<PublicService> service(String id, Set<String> languages) {
        JsonPlace facts = file(id + "/service.json");
        JsonPlace schema = file(id + "/schema.json");
        JsonPlace layout = file(id + "/layout.json");
        Map<String, JsonPlace> texts = new LinkedHashMap<>();
        languages.forEach(it -> texts.put(it, file(id + "/texts_" + it + ".json")));
        JsonPlace german = texts.getOrDefault("de", JsonPlace.missing(INDEX));
        boolean complete = facts.exists() && schema.exists() && layout.exists() && german.exists();
        if (!complete) return Optional.empty();

        Optional<PublicService> read =
                new ServiceReader(facts, schema, layout, texts, german).read(id);
        if (read.isEmpty()) return read;
        PublicService service = read.get();
        if (schemas.putIfAbsent(service.schemaUri(), schema.json().toString()) != null) {
            schema.at("$id").complain("belongs to two services", "give each schema its own $id");
        }
        return read;
    }

    /// The problems with the lines they stand on, as far as the file could be read.
    private List<CatalogueProblem> located() {
        Map<String, Set<String>> pointers = new LinkedHashMap<>();
        for (CatalogueProblem each : problems) {
            pointers.computeIfAbsent(each.file(), _ -> new LinkedHashSet<>()).add(each.pointer());
        }
        Map<String, Map<String, Integer>> lines = new LinkedHashMap<>();
        pointers.forEach((file, places) -> {
            byte[] content = contents.get(file);
            if (content != null) lines.put(file, JsonLines.of(content, places));
        });
        return problems.stream()
                .map(it ->
                        it.line() > 0
                                ? it
                                : it.onLine(
                                        lines.getOrDefault(it.file(), Map.of())
                                                .getOrDefault(it.pointer(), 0)))
                .toList();
    }

    /// The file as JSON; a missing place after a complaint.
    private JsonPlace file(String name) {
        try {
            byte[] bytes = files.read(name);
            if (bytes.length > BoundedJson.LARGEST_BYTES) {
                return complain(name, 0, "is larger than 1 MiB", "make it smaller");
            }
            totalBytes += bytes.length;
            if (totalBytes > MOST_BYTES) {
                return complain(name, 0, "makes the whole larger than 32 MiB", "offer less");
            }
            content.update(name.getBytes(StandardCharsets.UTF_8));
            content.update((byte) 0);
            content.update(sha256().digest(bytes));
            contents.put(name, bytes);
            JsonNode json = BoundedJson.parse(bytes);
            if (!json.isObject()) return complain(name, 1, "is no JSON object", "write { … }");
            return new JsonPlace(name, "", json, problems);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            return complain(
                    name, Math.max(line, 0), broken.getOriginalMessage(), "correct the JSON");
        } catch (IOException _) {
            return complain(name, 0, "cannot be read", "add the file and let it be readable");
        }
    }

    private JsonPlace complain(String file, int line, String what, String cure) {
        problems.add(new CatalogueProblem(file, "", line, what, cure));
        return JsonPlace.missing(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
