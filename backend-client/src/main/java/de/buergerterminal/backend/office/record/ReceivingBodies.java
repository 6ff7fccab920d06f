package de.buergerterminal.backend.office.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The single point of contact: which bodies learn of an application, and of which of its fields.
/// The table is data, `receiving-bodies.json`, by service id.
public final class ReceivingBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<ReceivingBody>> byService;

    private ReceivingBodies(Map<String, List<ReceivingBody>> byService) {
        this.byService = byService;
    }

    public static ReceivingBodies stock() {
        try (InputStream in =
                Objects.requireNonNull(
                        ReceivingBodies.class.getResourceAsStream("receiving-bodies.json"))) {
            return read(JSON.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ReceivingBodies read(JsonNode table) {
        var byService = new LinkedHashMap<String, List<ReceivingBody>>();
        table.path("services")
                .properties()
                .forEach(service -> {
                    var bodies = new ArrayList<ReceivingBody>();
                    service.getValue().forEach(it -> bodies.add(body(it)));
                    byService.put(service.getKey(), List.copyOf(bodies));
                });
        return new ReceivingBodies(byService);
    }

    private static ReceivingBody body(JsonNode entry) {
        var more = new LinkedHashMap<String, List<String>>();
        entry.path("fieldsIf")
                .properties()
                .forEach(it -> more.put(it.getKey(), texts(it.getValue())));
        return new ReceivingBody(
                entry.path("id").asText(),
                entry.path("name").asText(),
                entry.path("basis").asText(),
                entry.path("purpose").asText(),
                texts(entry.path("fields")),
                more,
                Set.copyOf(texts(entry.path("onlyIfAny"))));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /// All bodies that may learn of that service, whether or not they learn of each case.
    public List<ReceivingBody> of(String serviceId) {
        return byService.getOrDefault(serviceId, List.of());
    }

    /// Finds a body again, for a copy that was made earlier.
    public Optional<ReceivingBody> find(String serviceId, String bodyId) {
        return of(serviceId).stream().filter(it -> it.id().equals(bodyId)).findFirst();
    }

    /// One copy for each body that must learn of this application.
    ///
    /// @param application the submitted data
    /// @param madeAt when it was accepted
    public List<RoutedCopy> copies(
            String serviceId, String reference, JsonNode application, Instant madeAt) {
        return of(serviceId).stream()
                .filter(it -> it.learnsOf(application))
                .map(it -> copy(it, reference, application, madeAt))
                .toList();
    }

    private static RoutedCopy copy(
            ReceivingBody body, String reference, JsonNode application, Instant madeAt) {
        ObjectNode own = JSON.createObjectNode();
        var filled = new ArrayList<String>();
        for (String field : body.fieldsFor(application)) {
            JsonNode value = application.at("/" + field);
            if (value.isMissingNode() || value.isNull()) continue;
            put(own, field, value);
            filled.add(field);
        }
        ObjectNode data = JSON.createObjectNode();
        data.put("recipient", body.name()).put("basis", body.basis()).put("case", reference);
        data.put("madeAt", madeAt.toString());
        data.set("application", own);
        return new RoutedCopy(body, data.toPrettyString(), filled, madeAt);
    }

    private static void put(ObjectNode into, String field, JsonNode value) {
        String[] steps = field.split("/", -1);
        ObjectNode at = into;
        for (int i = 0; i < steps.length - 1; i++) at = at.withObject("/" + steps[i]);
        at.set(steps[steps.length - 1], value.deepCopy());
    }

    /// A copy that was made earlier, from its data.
    public static RoutedCopy again(ReceivingBody body, String data, Instant madeAt) {
        try {
            JsonNode application = JSON.readTree(data).path("application");
            var filled =
                    body.allFields().stream()
                            .filter(it -> !application.at("/" + it).isMissingNode())
                            .toList();
            return new RoutedCopy(body, data, filled, madeAt);
        } catch (IOException broken) {
            throw new IllegalArgumentException("a copy for " + body.id() + " is unreadable");
        }
    }
}
