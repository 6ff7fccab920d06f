package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges documents by the schemas of a catalogue, at the kiosk before sealing and at the office
/// after opening. Says where and by which rule, never what stood there. Safe for any thread.
public final class SchemaValidator {
    private static final int MOST_PROBLEMS = 50;
    private static final String META_SCHEMA = SpecificationVersion.DRAFT_2020_12.getDialectId();
    private static final Schema META = registry().getSchema(SchemaLocation.of(META_SCHEMA));

    private final Map<String, Schema> byUri = new LinkedHashMap<>();

    /// Compiles all schemas of the catalogue.
    public SchemaValidator(ServiceCatalogue catalogue) {
        SchemaRegistry registry = registry();
        catalogue.schemas().forEach((uri, text) -> byUri.put(uri, registry.getSchema(text)));
    }

    static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                        builder.schemaRegistryConfig(
                                SchemaRegistryConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build()));
    }

    /// What the service's schema refuses; `limit` holds the violated keyword. Anything that is no
    /// JSON object of at most 1 MiB and 32 levels has one problem without a field.
    ///
    /// @throws IllegalArgumentException the service's schema is not of this catalogue
    public List<FieldProblem> validate(PublicService service, String json) {
        Schema schema = byUri.get(service.schemaUri());
        if (schema == null) {
            throw new IllegalArgumentException("no schema " + service.schemaUri());
        }
        Optional<JsonNode> document = BoundedJson.object(json);
        if (document.isEmpty()) return List.of(problem("", "json"));
        return schema.validate(document.get()).stream()
                .map(it -> problem(field(it), it.getKeyword()))
                .distinct()
                .limit(MOST_PROBLEMS)
                .toList();
    }

    private static FieldProblem problem(String field, String keyword) {
        return new FieldProblem(field, FieldProblem.Kind.SCHEMA, keyword);
    }

    /// The field's name: the path, and for a missing property its own name too.
    private static String field(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.append(i == 0 ? "" : "/").append(error.getInstanceLocation().getElement(i));
        }
        if (error.getKeyword().equals("required") && error.getProperty() != null) {
            path.append(path.isEmpty() ? "" : "/").append(error.getProperty());
        }
        return path.toString();
    }

    /// What is wrong with a schema itself, measured by the schema of schemas.
    static List<String> mistakesIn(JsonNode schema) {
        try {
            List<String> mistakes =
                    META.validate(schema).stream()
                            .map(it -> it.getInstanceLocation() + " " + it.getMessage())
                            .distinct()
                            .limit(MOST_PROBLEMS)
                            .toList();
            if (mistakes.isEmpty()) registry().getSchema(schema).initializeValidators();
            return mistakes;
        } catch (SchemaException broken) {
            return List.of(String.valueOf(broken.getMessage()));
        }
    }
}
