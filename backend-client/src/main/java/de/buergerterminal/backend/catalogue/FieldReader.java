package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Builds one question whose kind follows from the schema's property: `boolean`, `integer`, a
/// `string` with `enum`, with `format` date or plain, or FIM's group for a date of birth.
record FieldReader(SchemaShape schema, CatalogueTexts texts) {
    private static final int CENTURY_DAYS = 36_525;

    Optional<Field> read(JsonPlace place, Common common) {
        JsonNode property = schema.property(common.name());
        if (common.name().endsWith(TypedDate.BIRTH_DATE_GROUP) && property.isObject()) {
            return Optional.of(date(place, common));
        }
        return switch (property.path("type").asText("")) {
            case "boolean" -> Optional.of(yesNo(common));
            case "integer" -> Optional.of(number(place, property, common));
            case "string" -> Optional.of(words(place, property, common));
            default -> {
                place.at("name")
                        .complain(
                                "has no schema property that a form can ask",
                                "give it a string, integer or boolean in schema.json");
                yield Optional.empty();
            }
        };
    }

    private Field words(JsonPlace place, JsonNode property, Common common) {
        if (property.has("enum")) return choice(place, property, common);
        if (property.path("format").asText("").equals("date")) return date(place, common);
        return text(place, property, common);
    }

    private static Field yesNo(Common it) {
        return new Field.YesNoField(
                it.name(), it.label(), it.why(), it.hint(), it.required(), it.visibleWhen());
    }

    private static Field date(JsonPlace place, Common it) {
        int earliest = (int) place.at("earliestDays").whole(-2 * CENTURY_DAYS, CENTURY_DAYS);
        int latest = (int) place.at("latestDays").whole(earliest, CENTURY_DAYS);
        return new Field.DateField(
                it.name(),
                it.label(),
                it.why(),
                it.hint(),
                it.required(),
                it.visibleWhen(),
                earliest,
                latest);
    }

    private static Field number(JsonPlace place, JsonNode property, Common it) {
        if (!property.path("minimum").isIntegralNumber()
                || !property.path("maximum").isIntegralNumber()
                || property.path("minimum").asLong() > property.path("maximum").asLong()) {
            place.complain("has no minimum and maximum in the schema", "add both, in order");
        }
        return new Field.NumberField(
                it.name(),
                it.label(),
                it.why(),
                it.hint(),
                it.required(),
                it.visibleWhen(),
                property.path("minimum").asLong(),
                property.path("maximum").asLong());
    }

    private Field choice(JsonPlace place, JsonNode property, Common it) {
        List<Field.Option> options = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (JsonNode each : property.path("enum")) {
            String code = each.asText();
            if (codes.add(code)) {
                options.add(new Field.Option(code, texts.of("fields", it.name(), "options", code)));
            }
        }
        if (options.size() < 2 || options.size() > 40) {
            place.complain("has not 2 to 40 options in the schema", "correct its enum");
        }
        return new Field.ChoiceField(
                it.name(),
                it.label(),
                it.why(),
                it.hint(),
                it.required(),
                it.visibleWhen(),
                options);
    }

    private Field text(JsonPlace place, JsonNode property, Common it) {
        int longest = property.path("maxLength").asInt(0);
        if (longest < 1 || longest > 2_000 || property.path("minLength").asInt(0) < 1) {
            place.complain(
                    "has no minLength of at least 1 or no maxLength of 1 to 2,000 in the schema",
                    "add both");
        }
        String pattern = property.path("pattern").asText("");
        if (!pattern.isEmpty()) checkPattern(place, pattern);
        return new Field.TextField(
                it.name(),
                it.label(),
                it.why(),
                it.hint(),
                it.required(),
                it.visibleWhen(),
                longest,
                pattern,
                pattern.isEmpty() ? LocalText.NONE : texts.of("fields", it.name(), "pattern"),
                input(place));
    }

    private static void checkPattern(JsonPlace place, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            place.complain(
                    "has a bad pattern in the schema (" + wrong.getDescription() + ")",
                    "correct the regular expression");
            return;
        }
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            place.complain(
                    "has a pattern in the schema that matches parts of an answer",
                    "begin it with ^ and end it with $");
        }
    }

    private static Field.Input input(JsonPlace place) {
        JsonPlace input = place.at("input");
        if (!input.exists()) return Field.Input.TEXT;
        for (Field.Input each : Field.Input.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(input.json().asText())) return each;
        }
        input.complain("is no keyboard", "use text, name, digits, phone or email");
        return Field.Input.TEXT;
    }

    /// What every kind of field has.
    record Common(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen) {}
}
