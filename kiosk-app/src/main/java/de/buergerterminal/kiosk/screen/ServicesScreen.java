package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.screen.part.Alert;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.OfferCard;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Home: what can be done here now. A service that is not available says so before the start, and
/// can still be opened to read what it needs.
final class ServicesScreen implements Screen {
    private final VBox whole;

    ServicesScreen(
            Wording words, Consumer<SessionEvent> events, SessionState.ChoosingService state) {
        var cards = new VBox(Lettering.title(words.of("home.title")));
        cards.getStyleClass().addAll("content", "offers");
        state.offer()
                .missingForAll()
                .ifPresent(it ->
                        cards.getChildren()
                                .add(
                                        new Alert(
                                                Alert.Kind.WARNING,
                                                words.of("home.closed"),
                                                Availabilities.missing(it, words))));
        var said = state.offer().missingForAll().map(it -> new Offer.Availability.NotNow(it));
        for (Offer.Entry entry : state.offer().entries()) {
            cards.getChildren()
                    .add(
                            card(
                                    words,
                                    events,
                                    entry,
                                    said.filter(entry.availability()::equals).isPresent()));
        }
        var scroll = new ScrollArea(cards, words.of("scroll.more"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var check = new VBox(caseCheck(words, events, state.offer().caseCheck()));
        check.getStyleClass().add("case-check");
        whole = new VBox(scroll, check);
    }

    /// @param said the reason stands above all cards and need not be repeated
    private static OfferCard card(
            Wording words, Consumer<SessionEvent> events, Offer.Entry entry, boolean said) {
        var service = entry.service();
        String facts =
                words.of(
                        "home.facts",
                        service.fee().isFree()
                                ? words.of("fee.free")
                                : words.money(service.fee().cents()),
                        service.minutes());
        return new OfferCard(
                        "service-" + service.id(),
                        Icon.NEXT,
                        words.of(service.name()),
                        facts,
                        () -> events.accept(new SessionEvent.ServiceChosen(service.id())))
                .availability(
                        said
                                ? Optional.of(new OfferCard.Note(words.of("service.not.now"), true))
                                : Availabilities.note(entry.availability(), words));
    }

    private static OfferCard caseCheck(
            Wording words, Consumer<SessionEvent> events, Offer.Availability availability) {
        return new OfferCard(
                        "case-check",
                        Icon.SCAN,
                        words.of("home.check.title"),
                        words.of("home.check.sentence"),
                        () -> events.accept(new SessionEvent.CaseCheckChosen()))
                .availability(Availabilities.note(availability, words));
    }

    @Override
    public Region body() {
        return whole;
    }
}
