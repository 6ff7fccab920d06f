package de.buergerterminal.provisioning.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps open pages up to date: works out once per language which cards have changed and offers
/// only these to each page. Called by the desk's thread.
final class LivePages {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_PAGES = 500;

    private final FleetSettings settings;
    private final FleetPages pages;
    private final InstantSource clock;
    private final Set<LivePage> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Shown> shown = new HashMap<>();

    /// What pages of one language show now.
    private record Shown(Map<String, TerminalCard> cards, List<String> order, String summary) {}

    LivePages(FleetSettings settings, FleetPages pages, InstantSource clock) {
        this.settings = settings;
        this.pages = pages;
        this.clock = clock;
    }

    /// Whether there was room for one more.
    boolean add(LivePage page) {
        if (open.size() >= MOST_PAGES) return false;
        return open.add(page);
    }

    void remove(LivePage page) {
        open.remove(page);
    }

    void endAll() {
        open.forEach(LivePage::end);
    }

    synchronized void show(FleetModel model) {
        for (String language : List.of("de", "en")) {
            var watching = open.stream().filter(it -> it.language().equals(language)).toList();
            if (watching.isEmpty()) shown.remove(language);
            else show(model, FleetTexts.in(language), watching);
        }
    }

    private void show(FleetModel model, FleetTexts texts, List<LivePage> watching) {
        var cards = new FleetCards(settings, texts).of(model, clock.instant());
        var before = shown.getOrDefault(texts.language(), new Shown(Map.of(), List.of(), ""));
        var now =
                new Shown(
                        byKiosk(cards),
                        cards.stream().map(TerminalCard::kiosk).toList(),
                        pages.summary(texts, cards, model.link()));
        shown.put(texts.language(), now);
        for (var page : watching) {
            boolean fresh = page.firstTime();
            for (var card : cards) {
                var old = before.cards().get(card.kiosk());
                if (fresh || !card.equals(old)) {
                    String news = fresh ? "" : News.between(old, card, texts);
                    page.offer("card", json(card.kiosk(), pages.card(texts, card), news));
                }
            }
            if (fresh || !now.order().equals(before.order())) {
                page.offer("order", json(now.order()));
            }
            if (fresh || !now.summary().equals(before.summary())) {
                page.offer("summary", json("", now.summary(), ""));
            }
        }
    }

    private static Map<String, TerminalCard> byKiosk(List<TerminalCard> cards) {
        var map = new LinkedHashMap<String, TerminalCard>();
        cards.forEach(it -> map.put(it.kiosk(), it));
        return map;
    }

    private static String json(String kiosk, String html, String news) {
        return json(Map.of("kiosk", kiosk, "html", html, "news", news));
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can be written", impossible);
        }
    }
}
