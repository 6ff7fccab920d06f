package de.buergerterminal.backend.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a citizen answered so far, as typed: field name to text. Immutable; typed values come into
/// being only in [Form#toJson]. Choices hold the option's code, yes/no holds `true` or `false`,
/// dates hold `TT.MM.JJJJ` as typed.
public record Answers(Map<String, String> byField) {
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        byField = Map.copyOf(byField);
    }

    /// The answer, or an empty text.
    public String of(String field) {
        return byField.getOrDefault(field, "");
    }

    public Answers with(String field, String value) {
        var changed = new LinkedHashMap<>(byField);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Answers(changed);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "Answers";
    }
}
