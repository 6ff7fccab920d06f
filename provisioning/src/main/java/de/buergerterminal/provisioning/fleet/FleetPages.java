package de.buergerterminal.provisioning.fleet;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.escaper.EscaperExtension;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Turns cards into HTML. Whatever comes from outside is escaped by the templates.
final class FleetPages {
    private final PebbleTemplate page;
    private final PebbleTemplate card;
    private final PebbleTemplate summary;

    FleetPages() {
        var loader = new ClasspathLoader(FleetPages.class.getClassLoader());
        loader.setPrefix("de/buergerterminal/provisioning/fleet/");
        loader.setSuffix(".peb");
        var engine =
                new PebbleEngine.Builder()
                        .loader(loader)
                        .extension(new EscaperExtension())
                        .autoEscaping(true)
                        .strictVariables(true)
                        .build();
        page = engine.getTemplate("page");
        card = engine.getTemplate("card");
        summary = engine.getTemplate("summary");
    }

    String page(FleetTexts texts, List<TerminalCard> cards, boolean link, List<PastLine> past) {
        return render(
                page,
                Map.of(
                        "t",
                        texts.all(),
                        "lang",
                        texts.language(),
                        "cards",
                        cards,
                        "past",
                        past,
                        "counts",
                        Counts.of(texts, cards),
                        "link",
                        link));
    }

    String card(FleetTexts texts, TerminalCard card) {
        return render(this.card, Map.of("t", texts.all(), "card", card));
    }

    String summary(FleetTexts texts, List<TerminalCard> cards, boolean link) {
        return render(
                summary, Map.of("t", texts.all(), "counts", Counts.of(texts, cards), "link", link));
    }

    /// How many terminals are in which shape, for the head of the page.
    record Counts(String headline, int fail, int warn, int off, int ok) {
        static Counts of(FleetTexts texts, List<TerminalCard> cards) {
            int needy = count(cards, "fail") + count(cards, "warn");
            String headline =
                    cards.isEmpty()
                            ? texts.of("headline.empty")
                            : needy == 0
                                    ? texts.of("headline.well", cards.size())
                                    : texts.of(
                                            needy == 1 ? "headline.one" : "headline.many",
                                            needy,
                                            cards.size());
            return new Counts(
                    headline,
                    count(cards, "fail"),
                    count(cards, "warn"),
                    count(cards, "off"),
                    count(cards, "ok"));
        }

        private static int count(List<TerminalCard> cards, String level) {
            return (int) cards.stream().filter(it -> it.level().equals(level)).count();
        }
    }

    /// One alarm of the past in words.
    record PastLine(String name, String text, String since, String sinceText, String cleared) {}

    private static String render(PebbleTemplate template, Map<String, Object> values) {
        var html = new StringWriter();
        try {
            template.evaluate(html, values);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return html.toString();
    }
}
