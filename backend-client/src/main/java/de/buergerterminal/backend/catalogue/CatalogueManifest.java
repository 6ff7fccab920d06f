package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a signed catalogue consists of; the signature covers this text.
///
/// @param version counts up with every release, 1 to 999,999,999
/// @param files SHA-256 in hexadecimal by file name, with `/`
record CatalogueManifest(int version, Map<String, String> files) {
    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final int LARGEST_VERSION = 999_999_999;
    private static final Pattern FILE = Pattern.compile("([a-z0-9-]{1,40}/)?[a-z_]{1,40}\\.json");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_FILES = 1_000;

    CatalogueManifest {
        files = Map.copyOf(files);
    }

    static boolean isFileName(String name) {
        return FILE.matcher(name).matches() && !name.equals(NAME);
    }

    /// @param json verified bytes
    /// @throws BrokenCatalogueException not of this form; names all mistakes
    static CatalogueManifest parse(byte[] json) throws BrokenCatalogueException {
        List<CatalogueProblem> problems = new ArrayList<>();
        Map<String, String> files = new TreeMap<>();
        int version = 0;
        try {
            JsonPlace root = new JsonPlace(NAME, "", BoundedJson.parse(json), problems);
            root.knowsOnly(Set.of("version", "files"));
            version = (int) root.at("version").whole(1, LARGEST_VERSION);
            JsonNode listed = root.at("files").json();
            if (!listed.isObject() || listed.isEmpty() || listed.size() > MOST_FILES) {
                root.at("files").complain("is no list of files", "sign the catalogue again");
            }
            for (var each : listed.properties()) {
                JsonPlace place = root.at("files").at(each.getKey());
                if (!isFileName(each.getKey())) {
                    place.complain("is no name of a catalogue's file", "sign the catalogue again");
                }
                place.text(HASH).ifPresent(it -> files.put(each.getKey(), it));
            }
        } catch (JsonProcessingException broken) {
            problems.add(
                    new CatalogueProblem(NAME, "", 0, "is no JSON", "sign the catalogue again"));
        }
        if (!problems.isEmpty()) throw new BrokenCatalogueException(problems);
        return new CatalogueManifest(version, files);
    }

    /// The same text for the same content.
    byte[] toJson() {
        var root = JsonNodeFactory.instance.objectNode().put("version", version);
        var listed = root.putObject("files");
        new TreeMap<>(files).forEach(listed::put);
        return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
