package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads JSON of strangers: at most 32 levels deep, no doubled members, nothing after the end.
/// Messages name the member, never its content.
final class BoundedJson {
    static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxStringLength(4 << 20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BoundedJson() {}

    /// What was read is not what was agreed.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    static ObjectNode object(String text) throws Unreadable {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) return object;
        } catch (IOException _) {
            // The parser's message quotes the input; the one below does not.
        }
        throw new Unreadable("not a JSON object");
    }

    static String text(JsonNode from, String member) throws Unreadable {
        JsonNode value = from.get(member);
        if (value == null || !value.isTextual()) throw new Unreadable(member + " is not a text");
        return value.textValue();
    }

    static UUID uuid(JsonNode from, String member) throws Unreadable {
        return uuid(text(from, member), member);
    }

    /// Only the canonical 36 characters; the JDK alone would take `1-1-1-1-1`.
    static UUID uuid(String text, String name) throws Unreadable {
        if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw new Unreadable(name + " is not a UUID");
        }
        return UUID.fromString(text);
    }

    /// Empty when the member is missing.
    static List<String> texts(JsonNode from, String member) throws Unreadable {
        JsonNode values = from.get(member);
        if (values == null || values.isNull()) return List.of();
        if (!values.isArray()) throw new Unreadable(member + " is not a list");
        var texts = new ArrayList<String>();
        for (JsonNode value : values) {
            if (!value.isTextual()) throw new Unreadable(member + " holds more than texts");
            texts.add(value.textValue());
        }
        return texts;
    }
}
