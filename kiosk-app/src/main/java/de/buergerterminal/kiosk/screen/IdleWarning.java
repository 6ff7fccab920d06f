package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// "Are you still there?", counting down. Hides the screen beneath: the next person in the queue
/// must not read what an absent one typed.
record IdleWarning(Wording words, Consumer<SessionEvent> events, SessionState.WarningIdle state)
        implements Cover {
    @Override
    public Region panel() {
        var seconds =
                Lettering.label(
                        words.of("idle.seconds", state.secondsLeft()), "countdown", "strong");
        seconds.setId("idle-seconds");
        return new CoverPanel("idle-warning", Icon.CLOCK, words.of("idle.title"))
                .sentence(words.of("idle.sentence"))
                .with(seconds)
                .air()
                .answer(
                        Buttons.secondary(
                                "cancel-confirm",
                                words.of("idle.leave"),
                                Icon.CROSS,
                                () -> events.accept(new SessionEvent.CancelConfirmed())))
                .answer(
                        Buttons.primary(
                                "overlay-close",
                                words.of("idle.stay"),
                                Icon.NEXT,
                                () -> events.accept(new SessionEvent.OverlayClosed())));
    }

    @Override
    public boolean hidesAll() {
        return true;
    }
}
