package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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

    private final Schema schema;

    MetadataSchema(String resource) {
        try (InputStream text =
                Objects.requireNonNull(
                        MetadataSchema.class.getResourceAsStream(resource), resource)) {
            schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, _ -> {})
                            .getSchema(new String(text.readAllBytes(), UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The first member that breaks the rules, by its place; never its content.
    Optional<String> violation(JsonNode metadata) {
        return schema.validate(metadata).stream()
                .map(it -> it.getInstanceLocation() + " (" + it.getKeyword() + ")")
                .sorted()
                .findFirst();
    }
}
