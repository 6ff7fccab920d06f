package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// The language chooser behind the bar: each language by its own name. Answers typed so far stay.
record LanguageQuestion(
        ScreenSettings settings,
        Texts texts,
        Look look,
        Consumer<SessionEvent> events,
        Runnable close)
        implements Cover {
    @Override
    public Region panel() {
        var words = new Wording(texts, look.language());
        var panel = new CoverPanel("language-question", Icon.GLOBE, words.of("language.title"));
        panel.with(
                LanguageChoice.rows(
                        settings.languages(),
                        texts,
                        look.language(),
                        language -> {
                            close.run();
                            events.accept(new SessionEvent.LanguageChosen(language));
                        }));
        return panel.answer(
                Buttons.secondary("overlay-close", words.of("action.close"), Icon.CROSS, close));
    }

    @Override
    public boolean hidesAll() {
        return false;
    }
}
