package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.Optional;

/// One JSON Schema (2020-12) that comes with the program, for documents that are no form: judged by
/// the same validator as those. Safe for any thread.
public final class JsonSchema {
    private final Schema schema;

    /// @param text of a schema that is known to be right
    public JsonSchema(String text) {
        schema = SchemaValidator.registry().getSchema(text);
    }

    /// The first member that breaks the rules, by its place and the rule; never its content.
    public Optional<String> violation(JsonNode document) {
        return schema.validate(document).stream()
                .map(it -> it.getInstanceLocation() + " (" + it.getKeyword() + ")")
                .sorted()
                .findFirst();
    }
}
