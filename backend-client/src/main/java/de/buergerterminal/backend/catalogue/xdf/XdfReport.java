package de.buergerterminal.backend.catalogue.xdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a person must decide before citizens may see the form.
public final class XdfReport {
    private final List<Item> items = new ArrayList<>();

    /// How much stands in the way.
    public enum Weight {
        /// The form lacks something the authority wants.
        MISSING,
        /// A placeholder stands in the files, marked with [XdfForm#OPEN].
        TO_FILL_IN,
        /// Taken over, but a person should look at it.
        TO_CHECK
    }

    /// @param line in the imported file, 0 for the form as a whole
    /// @param what what was found, one sentence
    /// @param cure what to do, one sentence
    public record Item(Weight weight, int line, String id, String what, String cure) {}

    void add(Weight weight, XmlNode at, String id, String what, String cure) {
        items.add(new Item(weight, at.line(), id, what, cure));
    }

    void add(Weight weight, String id, String what, String cure) {
        items.add(new Item(weight, 0, id, what, cure));
    }

    /// The weightiest first, then by line.
    public List<Item> items() {
        return items.stream()
                .sorted(Comparator.comparing(Item::weight).thenComparingInt(Item::line))
                .toList();
    }

    /// As Markdown, to be worked through.
    String markdown(String title) {
        var text = new StringBuilder("# Import of " + plain(title) + "\n\n");
        text.append("Decide each line, then run `buergerterminal catalogue check`.\n");
        for (Weight weight : Weight.values()) {
            List<Item> some = items().stream().filter(it -> it.weight() == weight).toList();
            if (some.isEmpty()) continue;
            text.append("\n## ").append(heading(weight)).append(" (").append(some.size());
            text.append(")\n\n| line | id | found | to do |\n|---|---|---|---|\n");
            for (Item it : some) {
                text.append("| ")
                        .append(it.line() == 0 ? "" : Integer.toString(it.line()))
                        .append(" | ")
                        .append(plain(it.id()))
                        .append(" | ")
                        .append(plain(it.what()))
                        .append(" | ")
                        .append(plain(it.cure()))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static String heading(Weight weight) {
        return switch (weight) {
            case MISSING -> "Missing in the form";
            case TO_FILL_IN -> "To fill in";
            case TO_CHECK -> "To check";
        };
    }

    /// Foreign text in a table of Markdown: one line, nothing that means something there.
    private static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String quoted = line.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
        return quoted.length() <= 600 ? quoted : quoted.substring(0, 600) + "…";
    }
}
