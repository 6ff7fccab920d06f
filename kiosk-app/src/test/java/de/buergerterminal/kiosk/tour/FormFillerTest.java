package de.buergerterminal.kiosk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.SchemaValidator;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.screen.KioskWindow;
import de.buergerterminal.kiosk.screen.ScreenSettings;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionRules;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.Surroundings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFillerTest {
    private static final ServiceCatalogue CATALOGUE = StockCatalogue.load();
    private static final Surroundings AROUND =
            new Surroundings(
                    new Offer(
                            CATALOGUE.services().stream()
                                    .map(it -> new Offer.Entry(it, new Offer.Availability.Now()))
                                    .toList(),
                            new Offer.Availability.Now()),
                    LocalDate.of(2026, 11, 23));

    private volatile SessionState state = new SessionState.Attract(Look.DEFAULT);
    private final KioskWindow window =
            KioskWindow.open(
                            new ScreenSettings(
                                    "Stadt Musterstadt",
                                    "MU",
                                    Optional.empty(),
                                    "#2044AA",
                                    102,
                                    1080,
                                    1920,
                                    false,
                                    List.of("de", "en", "ar")),
                            Texts.load(),
                            this::happened)
                    .awaitOpen();
    private final Display display = new Display(Path.of("target", "pictures", "stock"));
    private final Finger finger = new Finger(display);

    private void happened(SessionEvent event) {
        state = SessionRules.on(state, event, AROUND).next();
        window.show(state);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @CsvSource({
        "meldebescheinigung, de",
        "hundesteuer, en",
        "gewerbe, de",
        "meldebescheinigung, ar"
    })
    void everyStockServiceCanBeFilledInByFingerAndIsValid(String word, String language) {
        window.show(state);
        finger.press("attract");
        finger.press("language-" + language);
        display.await("screen-services");
        display.photograph(word + "-home-" + language);
        String id =
                CATALOGUE.services().stream()
                        .map(it -> it.id().value())
                        .filter(it -> it.contains(word))
                        .findFirst()
                        .orElseThrow();
        finger.press("service-" + id);
        display.await("screen-service");
        display.photograph(word + "-service-" + language);
        finger.press("next");
        display.await("screen-form");
        new FormFiller(display, finger)
                .fillAll(
                        java.util.stream.IntStream.rangeClosed(1, 20)
                                .mapToObj(it -> word + "-" + language + "-page" + it)
                                .toList());
        display.await("screen-review");
        display.photograph(word + "-review-" + language);
        var draft = ((SessionState.Reviewing) state).draft();
        assertThat(
                        new SchemaValidator(CATALOGUE)
                                .validate(
                                        draft.service(),
                                        draft.service().form().toJson(draft.answers())))
                .isEmpty();
    }
}
