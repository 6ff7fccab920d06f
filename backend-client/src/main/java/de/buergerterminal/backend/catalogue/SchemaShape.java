package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a form's schema says about its properties; follows `$ref` within `#/$defs`.
final class SchemaShape {
    private static final String DEFINITIONS = "#/$defs/";
    private static final int DEEPEST_PATH = 8;

    private final JsonNode root;

    SchemaShape(JsonNode root) {
        this.root = root;
    }

    /// The property at a path such as `G05000011594/F60000000227` with references resolved; a
    /// missing node if the schema has none.
    JsonNode property(String path) {
        JsonNode here = root;
        for (String name : path.split("/", -1)) {
            here = resolved(resolved(here).path("properties").path(name));
        }
        return here;
    }

    /// Siblings of a `$ref` add to what it names.
    private JsonNode resolved(JsonNode node) {
        JsonNode here = node;
        for (int step = 0; step < DEEPEST_PATH; step++) {
            String target = here.path("$ref").asText("");
            if (!target.startsWith(DEFINITIONS)) return here;
            JsonNode named = root.path("$defs").path(target.substring(DEFINITIONS.length()));
            if (!(named instanceof ObjectNode definition)) return MissingNode.getInstance();
            ObjectNode merged = JsonNodeFactory.instance.objectNode();
            merged.setAll(definition);
            for (var own : here.properties()) {
                if (!own.getKey().equals("$ref")) merged.set(own.getKey(), own.getValue());
            }
            here = merged;
        }
        return here;
    }

    /// Whether every valid document has the property: required at each level of the path.
    boolean alwaysRequires(String path) {
        String soFar = "";
        for (String name : path.split("/", -1)) {
            JsonNode parent = soFar.isEmpty() ? root : property(soFar);
            if (!holds(parent.path("required"), name)) return false;
            soFar = soFar.isEmpty() ? name : soFar + "/" + name;
        }
        return true;
    }

    private static boolean holds(JsonNode list, String name) {
        for (JsonNode each : list) {
            if (each.asText().equals(name)) return true;
        }
        return false;
    }

    /// The paths that some `required` names, conditional ones included.
    List<String> mentionedAsRequired() {
        List<String> paths = new ArrayList<>();
        collectRequired(root, "", 0, paths);
        return paths;
    }

    private void collectRequired(JsonNode unresolved, String path, int depth, List<String> paths) {
        if (!unresolved.isObject() || depth > DEEPEST_PATH * 2) return;
        JsonNode node = resolved(unresolved);
        String prefix = path.isEmpty() ? "" : path + "/";
        node.path("required").forEach(it -> paths.add(prefix + it.asText()));
        for (var property : node.path("properties").properties()) {
            // The group of a date of birth is one question, whatever it is made of.
            if (!property.getKey().equals(TypedDate.BIRTH_DATE_GROUP)) {
                collectRequired(property.getValue(), prefix + property.getKey(), depth + 1, paths);
            }
        }
        for (String keyword : List.of("then", "else")) {
            collectRequired(node.path(keyword), path, depth + 1, paths);
        }
        node.path("allOf").forEach(it -> collectRequired(it, path, depth + 1, paths));
    }
}
