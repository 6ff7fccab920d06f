package de.buergerterminal.backend.catalogue;

import de.buergerterminal.backend.catalogue.Field.ChoiceField;
import de.buergerterminal.backend.catalogue.Field.YesNoField;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `visibleWhen`: `{"field": name, "is": value or list}`, `{"filled": name}`, `{"not": …}`,
/// `{"all": […]}`, `{"any": […]}`. A condition may only look back at questions asked before.
final class ConditionReader {
    private final Map<String, Field> askedBefore;

    ConditionReader(Map<String, Field> askedBefore) {
        this.askedBefore = askedBefore;
    }

    Condition read(JsonPlace place) {
        return place.exists() ? condition(place) : Condition.ALWAYS;
    }

    private Condition condition(JsonPlace place) {
        place.knowsOnly(Set.of("field", "is", "filled", "not", "all", "any"));
        if (place.at("field").exists()) return oneOf(place);
        if (place.at("filled").exists()) {
            JsonPlace name = place.at("filled");
            known(name);
            return new Condition.Filled(name.text());
        }
        if (place.at("not").exists()) return new Condition.Not(condition(place.at("not")));
        if (place.at("all").exists()) {
            return new Condition.All(
                    place.at("all").elements(1, 20).stream().map(this::condition).toList());
        }
        if (place.at("any").exists()) {
            return new Condition.Any(
                    place.at("any").elements(1, 20).stream().map(this::condition).toList());
        }
        place.complain("is no condition", "use field and is, filled, not, all or any");
        return Condition.ALWAYS;
    }

    private Condition oneOf(JsonPlace place) {
        Set<String> values = new LinkedHashSet<>();
        JsonPlace is = place.at("is");
        if (is.json().isArray()) {
            is.elements(1, 40).forEach(it -> values.add(it.json().asText()));
        } else {
            values.add(is.json().asText());
        }
        Field field = known(place.at("field"));
        options(field)
                .ifPresent(options -> {
                    if (!options.containsAll(values)) {
                        is.complain(
                                "is not an answer to " + place.at("field").text(),
                                "use one of " + options.stream().sorted().toList());
                    }
                });
        return new Condition.OneOf(place.at("field").text(), values);
    }

    private @Nullable Field known(JsonPlace name) {
        Field field = askedBefore.get(name.text());
        if (field == null) {
            name.complain(
                    "names no question asked before this one",
                    "correct the name or move the question forward");
        }
        return field;
    }

    private static Optional<Set<String>> options(@Nullable Field field) {
        return switch (field) {
            case ChoiceField choice ->
                    Optional.of(
                            choice.options().stream()
                                    .map(Field.Option::code)
                                    .collect(Collectors.toSet()));
            case YesNoField _ -> Optional.of(Set.of("true", "false"));
            case null, default -> Optional.empty();
        };
    }
}
