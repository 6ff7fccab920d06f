package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.Field.DateField;
import de.buergerterminal.backend.catalogue.Field.NumberField;
import de.buergerterminal.backend.catalogue.Field.YesNoField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The JSON form of the answers: nested by path, typed, dates in ISO 8601. A date of birth is FIM's
/// group of day, month and year, of which the first two may be missing.
final class FormDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DAY = "F60000000231";
    private static final String MONTH = "F60000000232";
    private static final String YEAR = "F60000000233";

    private FormDocument() {}

    /// @param asked visible answers in one spelling
    static String write(Form form, Answers asked) {
        ObjectNode document = NODES.objectNode();
        for (FormPage page : form.pages()) {
            for (Field field : page.fields()) {
                for (Field each : FieldRules.answerable(field)) {
                    String answer = asked.of(each.name());
                    if (!answer.isEmpty()) put(document, each.name(), typed(each, answer));
                }
            }
        }
        return document.toString();
    }

    private static void put(ObjectNode document, String path, JsonNode value) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            document.set(path, value);
        } else {
            put(
                    document.withObjectProperty(path.substring(0, slash)),
                    path.substring(slash + 1),
                    value);
        }
    }

    /// An answer that does not fit its type stays text, for the schema to refuse.
    private static JsonNode typed(Field field, String answer) {
        JsonNode asText = NODES.textNode(answer);
        return switch (field) {
            case NumberField _ ->
                    FieldRules.number(answer).<JsonNode>map(NODES::numberNode).orElse(asText);
            case YesNoField _ when answer.equals("true") -> NODES.booleanNode(true);
            case YesNoField _ when answer.equals("false") -> NODES.booleanNode(false);
            case DateField date ->
                    TypedDate.parse(date, answer).map(it -> dated(date, it)).orElse(asText);
            default -> asText;
        };
    }

    private static JsonNode dated(DateField field, TypedDate date) {
        if (!TypedDate.isBirthDate(field)) return NODES.textNode(date.first().toString());
        ObjectNode parts = NODES.objectNode();
        if (date.day() != 0) parts.put(DAY, date.day());
        if (date.month() != 0) parts.put(MONTH, date.month());
        return parts.put(YEAR, date.year());
    }

    static Answers read(Form form, String json) {
        JsonNode document =
                BoundedJson.object(json)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "not a JSON object of at most 1 MiB and 32" + " levels"));
        Map<String, String> answers = new LinkedHashMap<>();
        for (FormPage page : form.pages()) {
            for (Field field : page.fields()) {
                for (Field each : FieldRules.answerable(field)) {
                    JsonNode value = document.at("/" + each.name());
                    asTyped(each, value).ifPresent(it -> answers.put(each.name(), it));
                }
            }
        }
        return new Answers(answers);
    }

    private static Optional<String> asTyped(Field field, JsonNode value) {
        return switch (field) {
            case DateField date when TypedDate.isBirthDate(date) && value.path(YEAR).isInt() ->
                    Optional.of(
                            new TypedDate(
                                            value.path(DAY).asInt(0),
                                            value.path(MONTH).asInt(0),
                                            value.path(YEAR).asInt())
                                    .typed());
            case DateField _ when value.isTextual() -> Optional.of(asTypedDate(value.textValue()));
            case NumberField _ when value.isIntegralNumber() -> Optional.of(value.asText());
            case YesNoField _ when value.isBoolean() -> Optional.of(value.asText());
            default -> value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        };
    }

    private static String asTypedDate(String iso) {
        try {
            return TypedDate.typed(LocalDate.parse(iso));
        } catch (DateTimeParseException _) {
            return iso;
        }
    }
}
