package de.buergerterminal.backend.catalogue;

import de.buergerterminal.backend.catalogue.FieldReader.Common;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Builds a form of layout, schema and texts. The schema decides what an answer must be (type,
/// length, pattern, limits, options), the layout what is asked where and when, the texts how.
final class FormReader {
    private static final Pattern PAGE_ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}(/[A-Za-z][A-Za-z0-9]{0,40}){0,7}");

    private final JsonPlace layout;
    private final SchemaShape schema;
    private final CatalogueTexts texts;
    private final FieldReader fields;
    private final Map<String, Field> known = new LinkedHashMap<>();
    private final ConditionReader conditions = new ConditionReader(known);

    FormReader(JsonPlace layout, SchemaShape schema, CatalogueTexts texts) {
        this.layout = layout;
        this.schema = schema;
        this.texts = texts;
        this.fields = new FieldReader(schema, texts);
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

    /// The questions read so far, by name.
    Map<String, Field> questions() {
        return known;
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
        List<Field> asked = new ArrayList<>();
        for (JsonPlace each : place.at("fields").elements(1, 8)) {
            field(each, visible.equals(Condition.ALWAYS)).ifPresent(asked::add);
        }
        return Optional.of(
                new FormPage(
                        id,
                        texts.of("pages", id, "title"),
                        texts.optional("pages", id, "intro"),
                        asked,
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
                        : fields.read(place, common);
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
        for (JsonPlace each : place.at("parts").elements(4, 4)) {
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
            Optional<Field> field = fields.read(each, part);
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
}
