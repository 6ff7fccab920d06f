package de.buergerterminal.backend.office;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads foreign JSON strictly (no duplicate names, nothing after the end, bounded in depth and in
/// the number of its parts, each of which takes forty times its room in memory) and never repeats
/// its content in a message.
final class Json {
    private static final int MOST_TOKENS = 100_000;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxStringLength(40_000_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// The object in that text; empty for anything that is not exactly one JSON object.
    static Optional<ObjectNode> parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            // Its message quotes the text, which may be a citizen's: dropped on purpose.
            return Optional.empty();
        }
    }

    static String pretty(String text) {
        return parse(text).map(ObjectNode::toPrettyString).orElse(text);
    }

    /// The text at that JSON pointer, or empty if there is none or it is no text.
    static Optional<String> text(JsonNode in, String pointer) {
        JsonNode found = in.at(pointer);
        return found.isTextual() ? Optional.of(found.textValue()) : Optional.empty();
    }
}
