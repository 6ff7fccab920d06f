package de.buergerterminal.backend.catalogue.xdf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.xdf.XdfReport.Weight;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One `datenfeld`: its schema, and what its kind leaves to a person.
record XdfField(XmlNode node, XdfReport report) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_LENGTH = 120;
    private static final int LONGEST = 2_000;
    private static final int LONGEST_PATTERN = 900;
    private static final long USUAL_LARGEST = 999_999;
    private static final int MOST_OPTIONS = 40;

    String id() {
        return node.at("identifikation", "id");
    }

    /// `input`, `select`, `label`, `hidden` or `locked`.
    String kind() {
        return node.at("feldart", "code");
    }

    /// The property of the JSON schema; empty if a form cannot ask it, which is then reported.
    Optional<ObjectNode> schema() {
        ObjectNode property = NODES.objectNode();
        boolean asked =
                switch (kind()) {
                    case "select" -> choice(property);
                    case "input" -> input(property);
                    default -> {
                        open("has the kind '" + kind() + "', which nobody can answer");
                        yield false;
                    }
                };
        if (!asked) return Optional.empty();
        return Optional.of(property.put("title", XdfForm.label(node)));
    }

    private boolean input(ObjectNode property) {
        String type = node.at("datentyp", "code");
        switch (type) {
            case "text", "text_latin" -> text(property);
            case "date" -> property.put("type", "string").put("format", "date");
            case "bool" -> property.put("type", "boolean");
            case "num_int" -> number(property);
            case "file" -> {
                open("is a file, which a form cannot ask");
                return false;
            }
            default -> {
                open("has the data type '" + type + "', which a form cannot ask");
                return false;
            }
        }
        return true;
    }

    private void open(String what) {
        report.add(
                Weight.MISSING,
                node,
                id(),
                XdfForm.label(node) + " " + what,
                "Decide whether the office needs it and ask it in another way.");
    }

    private XmlNode limits() {
        return node.first("praezisierung")
                .orElse(new XmlNode("praezisierung", Map.of(), List.of(), "", node.line()));
    }

    private void text(ObjectNode property) {
        long shortest = limit("minLength", 1, LONGEST).orElse(1L);
        Optional<Long> longest = limit("maxLength", 1, LONGEST);
        if (longest.isEmpty()) {
            report.add(
                    Weight.TO_CHECK,
                    node,
                    id(),
                    "No usable greatest length; 120 was taken.",
                    "Set maxLength in schema.json, 1 to 2,000.");
        }
        long most = Math.max(longest.orElse((long) USUAL_LENGTH), shortest);
        property.put("type", "string").put("minLength", shortest).put("maxLength", most);
        property.putArray("allOf").addObject().put("$ref", "#/$defs/latin");
        pattern().ifPresent(it -> property.put("pattern", it));
    }

    private Optional<String> pattern() {
        String pattern = limits().attribute("pattern");
        if (pattern.isEmpty()) return Optional.empty();
        String whole = "^(?:" + pattern + ")$";
        try {
            if (pattern.length() <= LONGEST_PATTERN && !hasEndlessLoops(pattern)) {
                Pattern.compile(whole);
                return Optional.of(whole);
            }
        } catch (PatternSyntaxException _) {
            // Reported like the others.
        }
        report.add(
                Weight.TO_CHECK,
                node,
                id(),
                "The pattern is too long, nested or written in another dialect; it was left out.",
                "Write an equal one into schema.json and a hint into the texts.");
        return Optional.empty();
    }

    /// A repetition of something that repeats can keep a matcher busy for years.
    private static boolean hasEndlessLoops(String pattern) {
        return Pattern.compile("[*+}][^()]*\\)[*+{]").matcher(pattern).find();
    }

    private void number(ObjectNode property) {
        long smallest = limit("minValue", -USUAL_LARGEST, USUAL_LARGEST).orElse(0L);
        Optional<Long> largest = limit("maxValue", -USUAL_LARGEST, USUAL_LARGEST);
        if (largest.isEmpty()) {
            report.add(
                    Weight.TO_CHECK,
                    node,
                    id(),
                    "No usable greatest value; 999,999 was taken.",
                    "Set maximum in schema.json.");
        }
        property.put("type", "integer");
        property.put("minimum", smallest);
        property.put("maximum", Math.max(smallest, largest.orElse(USUAL_LARGEST)));
    }

    private Optional<Long> limit(String name, long smallest, long largest) {
        String text = limits().attribute(name);
        if (text.isEmpty() || text.length() > 20) return Optional.empty();
        try {
            long value = new BigDecimal(text).longValueExact();
            return value < smallest || value > largest ? Optional.empty() : Optional.of(value);
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private boolean choice(ObjectNode property) {
        Map<String, String> options = options();
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            String list = node.at("codelisteReferenz", "canonicalIdentification");
            String reference = list.isEmpty() ? node.at("codelisteReferenz") : list;
            report.add(
                    Weight.MISSING,
                    node,
                    id(),
                    XdfForm.label(node)
                            + " is a choice, but the file holds "
                            + (options.isEmpty() ? "no" : options.size())
                            + " values"
                            + (reference.isEmpty() ? "" : " (code list " + reference + ")"),
                    "Put 2 to 40 codes into schema.json as enum, and the question into the layout"
                            + " and the texts.");
            return false;
        }
        property.put("type", "string");
        var codes = property.putArray("enum");
        options.keySet().forEach(codes::add);
        return true;
    }

    /// The values in the file itself, label by code.
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        node.first("werte").stream()
                .flatMap(it -> it.children().stream())
                .filter(it -> !it.at("code").isEmpty())
                .forEach(it ->
                        options.putIfAbsent(
                                it.at("code"),
                                it.at("name").isEmpty() ? it.at("code") : it.at("name")));
        return options;
    }
}
