package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Builds a form of layout, schema and texts. The schema decides what an answer must be (type,
/// length, pattern, limits, options), the layout what is asked where and when, the texts how.
final class FormReader {
    private static final Pattern PAGE_ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}(/[A-Za-z][A-Za-z0-9]{0,40}){0,7}");
    private static final int CENTURY_DAYS = 36_525;

    private final JsonPlace layout;
    private final SchemaShape schema;
    private final CatalogueTexts texts;
    private final Map<String, Field> known = new LinkedHashMap<>();
    private final ConditionReader conditions = new ConditionReader(known);

    FormReader(JsonPlace layout, SchemaShape schema, CatalogueTexts texts) {
        this.layout = layout;
        this.schema = schema;
        this.texts = texts;
    }

    Form read() {
        layout.knowsOnly(Set.of("pages"));
        List<FormPage> pages = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonPlace place : layout.at("pages").elements(1, 40)) {
            page(place, ids).ifPresent(pages::add);
        }
        for (String required : new TreeSet<>(schema.mentionedAsRequired())) {
            if (!isAsked(required)) {
                layout.complain(
                        "the schema requires " + required + " but no page asks for it",
                        "add the question or change the schema");
            }
        }
        return new Form(pages);
    }

    private boolean isAsked(String path) {
        return known.keySet().stream().anyMatch(it -> it.equals(path) || it.startsWith(path + "/"));
    }

    private Optional<FormPage> page(JsonPlace place, Set<String> ids) {
        place.knowsOnly(Set.of("id", "fields", "visibleWhen"));
        String id = place.at("id").text(PAGE_ID).orElse("");
        if (id.isEmpty()) return Optional.empty();
        if (!ids.add(id)) place.at("id").complain("is used twice", "give each page its own id");
        Condition visible = conditions.read(place.at("visibleWhen"));
        List<Field> fields = new ArrayList<>();
        for (JsonPlace each : place.at("fields").elements(1, 8)) {
            field(each, visible.equals(Condition.ALWAYS)).ifPresent(fields::add);
        }
        return Optional.of(
                new FormPage(
                        id,
                        texts.of("pages", id, "title"),
                        texts.optional("pages", id, "intro"),
                        fields,
                        visible));
    }

    private Optional<Field> field(JsonPlace place, boolean pageAlwaysVisible) {
        place.knowsOnly(
                Set.of(
                        "name",
                        "optional",
                        "input",
                        "parts",
                        "earliestDays",
                        "latestDays",
                        "visibleWhen"));
        Optional<String> name = newName(place);
        if (name.isEmpty()) return Optional.empty();
        Common common =
                new Common(
                        name.get(),
                        texts.of("fields", name.get(), "label"),
                        texts.of("fields", name.get(), "why"),
                        texts.optional("fields", name.get(), "hint"),
                        !place.at("optional").flag(),
                        conditions.read(place.at("visibleWhen")));
        Optional<Field> field =
                place.at("parts").exists()
                        ? Optional.of(address(place, common))
                        : answer(place, common);
        field.ifPresent(it -> {
            known.put(it.name(), it);
            boolean always = pageAlwaysVisible && it.visibleWhen().equals(Condition.ALWAYS);
            agree(place, it, always);
        });
        return field;
    }

    /// Kiosk and office must demand the same, as far as it can be seen without answers.
    private void agree(JsonPlace place, Field field, boolean alwaysVisible) {
        boolean demandedByOffice = schema.alwaysRequires(field.name());
        boolean demandedByKiosk = field.required() && alwaysVisible;
        if (demandedByOffice && !demandedByKiosk) {
            place.complain(
                    "the schema always requires " + field.name() + " but the layout does not",
                    "ask it always or require it only under a condition");
        }
        if (demandedByKiosk && !demandedByOffice) {
            place.complain(
                    "the layout always requires " + field.name() + " but the schema does not",
                    "add it to required in the schema or mark it optional");
        }
    }

    private Optional<String> newName(JsonPlace place) {
        Optional<String> name = place.at("name").text(NAME);
        if (name.isPresent() && known.containsKey(name.get())) {
            place.at("name").complain("is asked twice", "ask each property once");
            return Optional.empty();
        }
        return name;
    }

    private Field address(JsonPlace place, Common common) {
        List<Field.TextField> parts = new ArrayList<>();
        for (JsonPlace each : place.at("parts").elements(4, 6)) {
            each.knowsOnly(Set.of("name", "optional", "input"));
            Optional<String> name = newName(each);
            if (name.isEmpty()) continue;
            Common part =
                    new Common(
                            name.get(),
                            texts.of("fields", name.get(), "label"),
                            common.why(),
                            texts.optional("fields", name.get(), "hint"),
                            !each.at("optional").flag(),
                            Condition.ALWAYS);
            Optional<Field> field = answer(each, part);
            if (field.isPresent() && field.get() instanceof Field.TextField text) {
                parts.add(text);
                known.put(text.name(), text);
            } else {
                each.complain("is not a line of text", "make its schema a string");
            }
        }
        return new Field.AddressField(
                common.name(),
                common.label(),
                common.why(),
                common.hint(),
                common.required(),
                common.visibleWhen(),
                parts);
    }

    private Optional<Field> answer(JsonPlace place, Common common) {
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
    private record Common(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen) {}
}
