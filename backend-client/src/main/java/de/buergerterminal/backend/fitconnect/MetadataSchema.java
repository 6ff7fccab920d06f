package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.catalogue.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/// The rules of FIT-Connect's metadata as far as this terminal writes them, held against each
/// metadata set before it is sealed: nobody can look at it afterwards, and the office would reject.
// The compiled schema never changes.
@SuppressWarnings("ImmutableEnumChecker")
enum MetadataSchema {
    VERSION_1("metadata-1.schema.json"),
    VERSION_2("metadata-2.schema.json");

    private final JsonSchema schema;

    MetadataSchema(String resource) {
        try (InputStream text =
                Objects.requireNonNull(
                        MetadataSchema.class.getResourceAsStream(resource), resource)) {
            schema = new JsonSchema(new String(text.readAllBytes(), UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The first member that breaks the rules, by its place; never its content.
    Optional<String> violation(JsonNode metadata) {
        return schema.violation(metadata);
    }
}
