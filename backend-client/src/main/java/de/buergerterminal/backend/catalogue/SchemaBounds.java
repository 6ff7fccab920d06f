package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Refuses schemas that could keep a reader busy for ever or make it fetch something: references
/// outside the file or in a circle, ones that multiply, endless patterns, foreign dialects.
final class SchemaBounds {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DEFINITIONS = "#/$defs/";
    private static final long MOST_NODES = 20_000;
    private static final int LONGEST_PATTERN = 1_000;
    private static final Pattern ESCAPE_OR_CLASS = Pattern.compile("\\\\.|\\[(?:\\\\.|[^]\\\\])*]");
    private static final Pattern ENDLESS_OF_ENDLESS =
            Pattern.compile("(?:[*+]|\\{\\d+,\\})[^()]*\\)(?:[*+]|\\{\\d+,\\})");
    private static final Set<String> FOREIGN =
            Set.of("$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor", "$vocabulary");

    private final JsonPlace root;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private boolean good = true;

    private SchemaBounds(JsonPlace root) {
        this.root = root;
    }

    /// Complains, and says whether the schema may be looked at more closely.
    static boolean holdFor(JsonPlace root) {
        var bounds = new SchemaBounds(root);
        if (!root.json().path("$schema").asText(DIALECT).equals(DIALECT)) {
            bounds.bad(root.at("$schema"), "names another dialect", "write " + DIALECT);
        }
        long size = bounds.size(root);
        if (bounds.good && size > MOST_NODES) {
            bounds.bad(root, "becomes too large when its references are followed", "simplify it");
        }
        return bounds.good;
    }

    private void bad(JsonPlace place, String what, String cure) {
        good = false;
        place.complain(what, cure);
    }

    /// Number of nodes with references followed, more than [#MOST_NODES] if there are too many.
    private long size(JsonPlace place) {
        JsonNode json = place.json();
        long size = 1;
        if (json.isArray()) {
            for (int i = 0; i < json.size() && good && size <= MOST_NODES; i++) {
                size += size(place.element(i));
            }
        }
        if (json.isObject()) {
            for (var each : json.properties()) {
                if (!good || size > MOST_NODES) break;
                JsonPlace child = place.at(each.getKey());
                checkKeyword(place, each.getKey(), child);
                size += each.getKey().equals("$ref") ? target(child) : size(child);
            }
        }
        return size;
    }

    private void checkKeyword(JsonPlace parent, String keyword, JsonPlace value) {
        boolean isRoot = parent.pointer().isEmpty();
        if (FOREIGN.contains(keyword) || (!isRoot && Set.of("$id", "$schema").contains(keyword))) {
            bad(value, "is a keyword that is not used here", "remove it");
        } else if (keyword.equals("pattern") && value.json().isTextual()) {
            checkPattern(value, value.json().textValue());
        } else if (keyword.equals("patternProperties")) {
            value.json().properties().forEach(it -> checkPattern(value, it.getKey()));
        }
    }

    private void checkPattern(JsonPlace place, String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            bad(place, "is longer than " + LONGEST_PATTERN + " characters", "write it shorter");
        }
        String bones = ESCAPE_OR_CLASS.matcher(pattern).replaceAll("x");
        if (ENDLESS_OF_ENDLESS.matcher(bones).find()) {
            bad(
                    place,
                    "repeats without end what repeats without end, which can take years to match",
                    "give one of the two an end, such as {1,20}");
        }
    }

    private long target(JsonPlace reference) {
        String text = reference.json().asText();
        String name = text.startsWith(DEFINITIONS) ? text.substring(DEFINITIONS.length()) : "";
        JsonPlace target = root.at("$defs").at(name);
        if (name.isEmpty() || name.contains("/") || name.contains("%") || !target.exists()) {
            bad(
                    reference,
                    "refers to " + text + ", which is no entry of $defs in this file",
                    "name an entry of $defs");
            return 1;
        }
        Long known = sizes.get(name);
        if (known != null) return known;
        if (!open.add(name)) {
            bad(reference, "refers to itself in a circle", "break the circle");
            return 1;
        }
        long size = size(target);
        open.remove(name);
        sizes.put(name, size);
        return size;
    }
}
