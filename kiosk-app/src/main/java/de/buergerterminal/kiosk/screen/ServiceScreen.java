package de.buergerterminal.kiosk.screen;

import de.buergerterminal.backend.catalogue.LocalText;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.screen.part.Alert;
import de.buergerterminal.kiosk.screen.part.Facts;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One service before the start: fee, duration, what to have at hand, legal basis, what follows.
final class ServiceScreen implements Screen {
    private final Actions actions;
    private final Offer.Availability availability;
    private final ScrollArea scroll;

    ServiceScreen(Wording words, Consumer<SessionEvent> events, SessionState.ShowingService state) {
        actions = new Actions(words, events);
        availability = state.availability();
        PublicService service = state.service();
        var content =
                new VBox(
                        Lettering.title(words.of(service.name())),
                        Lettering.label(words.of(service.summary()), "lead"));
        content.getStyleClass().add("content");
        Availabilities.note(availability, words)
                .ifPresent(note ->
                        content.getChildren()
                                .add(
                                        new Alert(
                                                note.blocked()
                                                        ? Alert.Kind.WARNING
                                                        : Alert.Kind.INFO,
                                                words.of(
                                                        note.blocked()
                                                                ? "service.not.now"
                                                                : "service.please.note"),
                                                note.sentence())));
        content.getChildren().add(facts(service, words));
        scroll = new ScrollArea(content, words.of("scroll.more"));
    }

    private static Facts facts(PublicService service, Wording words) {
        var facts = new Facts();
        facts.fact(
                Icon.EURO,
                words.of("service.fee"),
                service.fee().isFree()
                        ? words.of("fee.free")
                        : words.of("service.fee.card", words.money(service.fee().cents())));
        facts.fact(
                Icon.CLOCK,
                words.of("service.duration"),
                words.of("service.minutes", service.minutes()));
        if (!service.documents().isEmpty()) {
            facts.fact(
                    Icon.DOCUMENT,
                    words.of("service.documents"),
                    service.documents().stream().map(words::of).toArray(String[]::new));
        }
        addUnlessEmpty(facts, Icon.SEND, "service.afterwards", service.afterwards(), words);
        addUnlessEmpty(facts, Icon.LAW, "service.legal", service.legalBasis(), words);
        return facts;
    }

    private static void addUnlessEmpty(
            Facts facts, Icon icon, String key, LocalText text, Wording words) {
        if (!text.isEmpty()) facts.fact(icon, words.of(key), words.of(text));
    }

    @Override
    public Region body() {
        return scroll;
    }

    @Override
    public List<Button> actions() {
        return availability.works()
                ? List.of(actions.back(), actions.next("service.start"))
                : List.of(actions.back("action.overview"));
    }
}
