package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// On which line each place of a JSON file stands.
final class JsonLines {
    private JsonLines() {}

    /// The line of each pointer; of a place that is not there, the line of what should hold it.
    ///
    /// @param json at most [BoundedJson#LARGEST_BYTES]
    static Map<String, Integer> of(byte[] json, Set<String> pointers) {
        Set<String> wanted = new HashSet<>();
        for (String pointer : pointers) {
            for (String at = pointer; wanted.add(at) && !at.isEmpty(); ) {
                at = parent(at);
            }
        }
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = BoundedJson.parser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                if (token != JsonToken.FIELD_NAME && wanted.contains(pointer)) {
                    lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (IOException _) {
            // Broken JSON has been complained about with its own line.
        }
        Map<String, Integer> found = new HashMap<>();
        for (String pointer : pointers) found.put(pointer, line(lines, pointer));
        return found;
    }

    private static int line(Map<String, Integer> lines, String pointer) {
        for (String at = pointer; ; at = parent(at)) {
            Integer line = lines.get(at);
            if (line != null) return line;
            if (at.isEmpty()) return 0;
        }
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
}
