package de.buergerterminal.backend.catalogue.xdf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.xdf.XdfReport.Weight;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Maps groups and fields to schema, layout and German texts. Each group with questions of its own
/// becomes pages of at most five; what cannot be asked is left out and reported.
final class XdfForm {
    /// Stands in a text that a person must write.
    static final String OPEN = "[Bitte ergänzen]";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}");
    private static final Pattern CARDINALITY = Pattern.compile("(\\d{1,6}):(\\d{1,6}|\\*)");
    private static final String BIRTH_DATE = "G60000000083";
    private static final int QUESTIONS_A_PAGE = 5;
    private static final int DEEPEST = 7;
    private static final int MOST_PAGES = 40;
    private static final int CENTURY_DAYS = 36_525;
    private static final int LONGEST_TEXT = 1_000;

    /// DIN 91379 String.Latin by Unicode block, as in the stock forms.
    private static final String LATIN =
            "^[ -~\u00a1-\u00ac\u00ae-\u02af\u02b9-\u02bc\u02be\u02bf\u02c8\u02cc\u0300-\u036f"
                    + "\u1e00-\u1eff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2021\u2026\u2030"
                    + "\u2039\u203a\u20ac]*$";

    private final XdfReport report;
    private final ArrayNode pages = NODES.arrayNode();
    private final ObjectNode pageTexts = NODES.objectNode();
    private final ObjectNode fieldTexts = NODES.objectNode();
    private final Set<String> pageIds = new HashSet<>();
    private boolean full;

    XdfForm(XdfReport report) {
        this.report = report;
    }

    /// A group's name in the document, and whether its questions must be answered.
    private record Place(String path, int depth, boolean required) {
        Place inner(String id, boolean innerRequired) {
            return new Place(
                    path.isEmpty() ? id : path + "/" + id, depth + 1, required && innerRequired);
        }
    }

    /// @return the schema's root object with all that could be mapped
    ObjectNode map(XmlNode form) {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        ObjectNode mapped = group(form, new Place("", 0, true));
        mapped.properties().forEach(it -> root.set(it.getKey(), it.getValue()));
        root.putObject("$defs")
                .putObject("latin")
                .put("$comment", "DIN 91379 String.Latin by Unicode block, composed (NFC)")
                .put("pattern", LATIN);
        rules(form);
        return root;
    }

    ArrayNode pages() {
        return pages;
    }

    ObjectNode pageTexts() {
        return pageTexts;
    }

    ObjectNode fieldTexts() {
        return fieldTexts;
    }

    private ObjectNode group(XmlNode group, Place place) {
        ObjectNode schema = NODES.objectNode().put("type", "object").put("title", label(group));
        basis(group).ifPresent(it -> schema.put("$comment", it));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        var page = new Page(group);
        for (XmlNode use : group.all("struktur").toList()) {
            XmlNode inner = inner(use);
            if (inner == null) continue;
            String id = inner.at("identifikation", "id");
            if (!ID.matcher(id).matches() || properties.has(id)) {
                report.add(
                        Weight.MISSING,
                        use,
                        id,
                        "Has no usable id or stands twice in its group; it was left out.",
                        "Ask it under another name.");
                continue;
            }
            boolean must = cardinality(use, id);
            Place at = place.inner(id, must);
            Optional<ObjectNode> property =
                    inner.name().equals("datenfeldgruppe")
                            ? innerGroup(inner, at, page)
                            : field(inner, use, at, page);
            if (property.isEmpty()) continue;
            properties.set(id, property.get());
            // A group of which nothing must be answered is left out of the document with its
            // answers.
            boolean isGroup = property.get().path("type").asText().equals("object");
            if (at.required() && (!isGroup || property.get().has("required"))) required.add(id);
        }
        if (!required.isEmpty()) schema.set("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private @Nullable XmlNode inner(XmlNode use) {
        for (XmlNode content : use.all("enthaelt").toList()) {
            for (XmlNode each : content.children()) {
                if (each.name().equals("datenfeld") || each.name().equals("datenfeldgruppe")) {
                    return each;
                }
            }
        }
        report.add(Weight.MISSING, use, "", "An entry without content.", "Look into the source.");
        return null;
    }

    /// Whether it must be answered.
    private boolean cardinality(XmlNode use, String id) {
        String text = use.at("anzahl");
        var matcher = CARDINALITY.matcher(text);
        if (!matcher.matches()) {
            report.add(
                    Weight.TO_CHECK,
                    use,
                    id,
                    "The number of answers '" + text + "' is unreadable; one optional was taken.",
                    "Decide whether it must be answered.");
            return false;
        }
        boolean once = matcher.group(2).equals("1");
        if (!once) {
            report.add(
                    Weight.MISSING,
                    use,
                    id,
                    "May be answered " + text + " times; the form asks it once.",
                    "Decide whether once is enough, or ask for the others in a text.");
        }
        return !matcher.group(1).matches("0+");
    }

    private Optional<ObjectNode> innerGroup(XmlNode group, Place at, Page parent) {
        rules(group);
        String id = group.at("identifikation", "id");
        if (id.equals(BIRTH_DATE)) return birthDate(group, at, parent);
        if (at.depth() > DEEPEST) {
            report.add(
                    Weight.MISSING,
                    group,
                    id,
                    "Lies deeper than eight groups; it was left out.",
                    "Ask its questions in an outer group.");
            return Optional.empty();
        }
        ObjectNode schema = group(group, at);
        if (schema.path("properties").isEmpty()) return Optional.empty();
        if (!at.required() && parent.isAlwaysRequired(at)) {
            report.add(
                    Weight.TO_CHECK,
                    group,
                    id,
                    "The group is optional, so none of its questions must be answered.",
                    "Add a question before it and visibleWhen, if its answers belong together.");
        }
        return Optional.of(schema);
    }

    private Optional<ObjectNode> field(XmlNode node, XmlNode use, Place at, Page page) {
        rules(node);
        var field = new XdfField(node, report);
        if (field.kind().equals("label")) {
            page.intro(node.at("inhalt"));
            return Optional.empty();
        }
        Optional<ObjectNode> schema = field.schema();
        if (schema.isEmpty() || full) return Optional.empty();
        basis(use).or(() -> basis(node)).ifPresent(it -> schema.get().put("$comment", it));
        ObjectNode question = page.ask(at);
        if (question == null) return Optional.empty();
        if (schema.get().path("format").asText().equals("date")) {
            question.put("earliestDays", -CENTURY_DAYS).put("latestDays", CENTURY_DAYS);
            report.add(
                    Weight.TO_CHECK,
                    node,
                    field.id(),
                    "A date without limits; a hundred years each way were taken.",
                    "Set earliestDays and latestDays in layout.json.");
        }
        ObjectNode texts = texts(node, use, at);
        if (schema.get().has("enum")) {
            ObjectNode options = texts.putObject("options");
            field.options().forEach((code, name) -> options.put(code, shortened(name)));
        }
        if (schema.get().has("pattern")) {
            texts.put("pattern", OPEN);
            toFillIn(node, field.id(), "what a valid answer looks like (pattern)");
        }
        return schema;
    }

    private Optional<ObjectNode> birthDate(XmlNode group, Place at, Page page) {
        ObjectNode question = full ? null : page.ask(at);
        if (question == null) return Optional.empty();
        question.put("earliestDays", -2 * CENTURY_DAYS + 1).put("latestDays", 0);
        texts(group, group, at);
        ObjectNode schema = NODES.objectNode().put("type", "object").put("title", label(group));
        ObjectNode parts = schema.putObject("properties");
        part(parts, "F60000000231", 1, 31);
        part(parts, "F60000000232", 1, 12);
        part(parts, "F60000000233", 1_800, 2_199);
        schema.putArray("required").add("F60000000233");
        schema.putObject("dependentRequired").putArray("F60000000231").add("F60000000232");
        return Optional.of(schema.put("additionalProperties", false));
    }

    private static void part(ObjectNode parts, String id, int smallest, int largest) {
        parts.putObject(id).put("type", "integer").put("minimum", smallest).put("maximum", largest);
    }

    private ObjectNode texts(XmlNode node, XmlNode use, Place at) {
        ObjectNode texts = fieldTexts.putObject(at.path()).put("label", label(node));
        String help = shortened(node.at("hilfetextEingabe"));
        String law = basis(use).or(() -> basis(node)).orElse("");
        if (!help.isEmpty()) {
            texts.put("why", help);
            report.add(
                    Weight.TO_CHECK,
                    node,
                    node.at("identifikation", "id"),
                    "The help text became the answer to 'why do we ask this'.",
                    "Read whether it says why.");
        } else if (!law.isEmpty()) {
            texts.put("why", shortened("Rechtsgrundlage: " + law));
        } else {
            texts.put("why", OPEN);
            toFillIn(node, node.at("identifikation", "id"), "why we ask this");
        }
        return texts;
    }

    private void toFillIn(XmlNode node, String id, String what) {
        report.add(
                Weight.TO_FILL_IN,
                node,
                id,
                "Nothing says " + what + ".",
                "Write it in place of " + OPEN + ".");
    }

    private void rules(XmlNode holder) {
        for (XmlNode rule : holder.all("regel").toList()) {
            String id = rule.at("identifikation", "id");
            String words = rule.at("freitextRegel");
            String text = words.isEmpty() ? rule.at("beschreibung") : words;
            report.add(
                    Weight.MISSING,
                    rule,
                    id.isEmpty() ? rule.at("name") : id,
                    "A rule in words: " + (text.isEmpty() ? rule.at("name") : text),
                    "Write it as visibleWhen in layout.json and if/then in schema.json, and test"
                            + " it.");
        }
    }

    /// What the citizen reads.
    static String label(XmlNode node) {
        String asked = node.at("bezeichnungEingabe");
        String label = shortened(asked.isEmpty() ? node.at("name") : asked);
        return label.isEmpty() ? OPEN : label;
    }

    static Optional<String> basis(XmlNode node) {
        String law = String.join("; ", node.all("bezug").map(XmlNode::text).distinct().toList());
        return Optional.of(shortened(law)).filter(it -> !it.isBlank());
    }

    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
    }

    /// The pages of one group, begun when its first question is asked.
    private final class Page {
        private final XmlNode group;
        private String intro = "";
        private @Nullable ArrayNode questions;
        private @Nullable ObjectNode words;

        Page(XmlNode group) {
            this.group = group;
        }

        boolean isAlwaysRequired(Place inner) {
            int slash = inner.path().lastIndexOf('/');
            return slash < 0 || inner.depth() == 1;
        }

        void intro(String text) {
            intro = shortened(intro + " " + text);
            if (words != null && !intro.isEmpty()) words.put("intro", intro);
        }

        @Nullable ObjectNode ask(Place at) {
            ArrayNode current = questions;
            if (current == null || current.size() >= QUESTIONS_A_PAGE) {
                if (pages.size() >= MOST_PAGES) {
                    full = true;
                    report.add(
                            Weight.MISSING,
                            group,
                            at.path(),
                            "A form has at most 40 pages; this question and all after it were"
                                    + " left out.",
                            "Make two services of it.");
                    return null;
                }
                String id = freshId(group.at("identifikation", "id"));
                ObjectNode page = pages.addObject().put("id", id);
                current = page.putArray("fields");
                words = pageTexts.putObject(id).put("title", label(group));
                if (!intro.isEmpty()) words.put("intro", intro);
                questions = current;
            }
            ObjectNode question = current.addObject().put("name", at.path());
            if (!at.required()) question.put("optional", true);
            return question;
        }

        private String freshId(String groupId) {
            String clean = groupId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            String base =
                    clean.isEmpty() ? "page" : clean.substring(0, Math.min(30, clean.length()));
            String id = base;
            for (int number = 2; !pageIds.add(id); number++) id = base + "-" + number;
            return id;
        }
    }
}
