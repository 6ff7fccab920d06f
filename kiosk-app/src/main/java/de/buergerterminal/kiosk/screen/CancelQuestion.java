package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// "Really leave?": staying is the primary answer, because leaving deletes what was typed.
record CancelQuestion(Wording words, Consumer<SessionEvent> events) implements Cover {
    @Override
    public Region panel() {
        return new CoverPanel("cancel-question", Icon.HELP, words.of("cancel.title"))
                .sentence(words.of("cancel.sentence"))
                .answer(
                        Buttons.secondary(
                                "cancel-confirm",
                                words.of("cancel.leave"),
                                Icon.CROSS,
                                () -> events.accept(new SessionEvent.CancelConfirmed())))
                .answer(
                        Buttons.primary(
                                "overlay-close",
                                words.of("cancel.stay"),
                                Icon.NEXT,
                                () -> events.accept(new SessionEvent.OverlayClosed())));
    }

    @Override
    public boolean hidesAll() {
        return false;
    }
}
