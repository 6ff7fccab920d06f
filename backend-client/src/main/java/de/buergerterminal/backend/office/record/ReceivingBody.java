package de.buergerterminal.backend.office.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A body that must learn of an accepted application, and what it learns.
///
/// @param id short name, fit for a file
/// @param basis why it may know; a proposal that nobody has examined as a lawyer
/// @param purpose what it needs the data for, one sentence
/// @param fields paths of the answers that it gets, for example `site/G05000011494`
/// @param fieldsIf more paths that count if the answer at the key is `true`
/// @param onlyIfAny gets a copy only if one of these answers is `true`; empty for always
public record ReceivingBody(
        String id,
        String name,
        String basis,
        String purpose,
        List<String> fields,
        Map<String, List<String>> fieldsIf,
        Set<String> onlyIfAny) {
    public ReceivingBody {
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("no id of a body: " + id);
        }
        fields = List.copyOf(fields);
        fieldsIf = Map.copyOf(fieldsIf);
        onlyIfAny = Set.copyOf(onlyIfAny);
    }

    boolean learnsOf(JsonNode application) {
        return onlyIfAny.isEmpty() || onlyIfAny.stream().anyMatch(it -> isTrue(application, it));
    }

    /// The paths that count for this application.
    List<String> fieldsFor(JsonNode application) {
        var all = new ArrayList<>(fields);
        fieldsIf.forEach((condition, more) -> {
            if (isTrue(application, condition)) all.addAll(more);
        });
        return all;
    }

    /// Every path that may count for some application.
    List<String> allFields() {
        var all = new ArrayList<>(fields);
        fieldsIf.values().forEach(all::addAll);
        return all;
    }

    private static boolean isTrue(JsonNode application, String path) {
        return application.at("/" + path).asBoolean();
    }
}
