package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A place in a catalogue file: reads values and complains about them with file and pointer, so
/// that one pass finds everything that is wrong.
record JsonPlace(String file, String pointer, JsonNode json, List<CatalogueProblem> problems) {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_PROBLEMS = 200;

    /// A file that could not be read; stays silent, since that was complained about already.
    static JsonPlace missing(String file) {
        return new JsonPlace(file, "", MissingNode.getInstance(), new ArrayList<>());
    }

    JsonPlace at(String key) {
        String escaped = key.replace("~", "~0").replace("/", "~1");
        return new JsonPlace(file, pointer + "/" + escaped, json.path(key), problems);
    }

    JsonPlace element(int index) {
        return new JsonPlace(file, pointer + "/" + index, json.path(index), problems);
    }

    boolean exists() {
        return !json.isMissingNode();
    }

    /// The elements of a list; complains unless it has `smallest` to `largest`.
    List<JsonPlace> elements(int smallest, int largest) {
        List<JsonPlace> elements = new ArrayList<>();
        for (int i = 0; i < Math.min(json.size(), largest); i++) {
            elements.add(element(i));
        }
        if (!json.isArray() || json.size() < smallest || json.size() > largest) {
            complain(
                    "is not a list of " + smallest + " to " + largest + " entries",
                    "write a list of that length");
        }
        return json.isArray() ? elements : List.of();
    }

    /// The text; empty after a complaint.
    String text() {
        String text = json.isTextual() ? json.textValue() : "";
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            complain("is not a text of 1 to " + LONGEST_TEXT + " characters", "write the text");
        }
        return text;
    }

    /// The text if it has that shape; empty after a complaint.
    Optional<String> text(Pattern shape) {
        if (json.isTextual() && shape.matcher(json.textValue()).matches()) {
            return Optional.of(json.textValue());
        }
        complain("is not a text of the shape " + shape, "write a text of that shape");
        return Optional.empty();
    }

    /// The whole number; `smallest` after a complaint.
    long whole(long smallest, long largest) {
        boolean fits = json.isIntegralNumber() && json.canConvertToLong();
        if (fits && json.longValue() >= smallest && json.longValue() <= largest) {
            return json.longValue();
        }
        complain(
                "is not a whole number from " + smallest + " to " + largest,
                "write a number within these limits");
        return smallest;
    }

    /// True or false; false if it is left out.
    boolean flag() {
        if (exists() && !json.isBoolean()) complain("is not true or false", "write true or false");
        return json.booleanValue();
    }

    /// Complains about misspelt keys, which would otherwise have no effect and no witness.
    void knowsOnly(Set<String> keys) {
        if (exists() && !json.isObject()) complain("is not an object", "write { … }");
        for (var property : json.properties()) {
            if (!keys.contains(property.getKey())) {
                at(property.getKey())
                        .complain(
                                "is not known here",
                                "use one of " + keys.stream().sorted().toList());
            }
        }
    }

    void complain(String what, String cure) {
        // Nobody mends thousands of mistakes at once, and a hostile file must not fill the memory.
        if (problems.size() >= MOST_PROBLEMS) return;
        problems.add(new CatalogueProblem(file, pointer, 0, what, cure));
    }
}
