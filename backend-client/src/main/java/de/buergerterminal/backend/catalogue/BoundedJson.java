package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// JSON from outside: at most 1 MiB, 32 levels deep, 100,000 tokens, no property twice, nothing
/// after the end.
final class BoundedJson {
    static final int LARGEST_BYTES = 1024 * 1024;
    private static final int DEEPEST = 32;
    private static final int MOST_TOKENS = 100_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxStringLength(LARGEST_BYTES)
                                                    .maxNumberLength(30)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private BoundedJson() {}

    /// @throws JsonProcessingException with the line; its message may quote the input
    static JsonNode parse(byte[] json) throws JsonProcessingException {
        return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    }

    /// Token by token, within the same bounds.
    static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.getFactory().createParser(new String(json, StandardCharsets.UTF_8));
    }

    /// Empty if it is no JSON object or beyond the bounds; says nothing about why, since the reason
    /// could quote a citizen.
    static Optional<JsonNode> object(String json) {
        if (json.length() > LARGEST_BYTES) return Optional.empty();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BYTES) return Optional.empty();
        try {
            return Optional.of(parse(bytes)).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
