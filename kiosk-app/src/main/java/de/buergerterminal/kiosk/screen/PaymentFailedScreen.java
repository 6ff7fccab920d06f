package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.screen.part.TerminalWords;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// No money moved: why, and what can be done now.
record PaymentFailedScreen(
        Wording words, Consumer<SessionEvent> events, SessionState.PaymentFailed state)
        implements Screen {
    @Override
    public Region body() {
        String reason = state.reason().name();
        var message =
                new Message(
                        Icon.WARNING,
                        Message.Mood.CAREFUL,
                        words.of("payment.failed." + reason + ".title"),
                        words.of("payment.failed." + reason + ".sentence"));
        state.text().ifPresent(it -> message.with(TerminalWords.of(it, words)));
        return message;
    }

    @Override
    public List<Button> actions() {
        var actions = new Actions(words, events);
        return List.of(actions.back("action.back"), actions.next("payment.failed.again"));
    }
}
