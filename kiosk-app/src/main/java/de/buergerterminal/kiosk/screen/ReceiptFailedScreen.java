package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.CaseNumber;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// The request is safe, the paper is not: take the receipt from the screen or print once more.
record ReceiptFailedScreen(
        Wording words, Consumer<SessionEvent> events, SessionState.ReceiptFailed state)
        implements Screen {
    @Override
    public Region body() {
        var code = Lettering.muted(words.of("proof.failed.code", state.faultCode()));
        code.setId("fault-code");
        return new Message(
                        Icon.PRINTER,
                        Message.Mood.CAREFUL,
                        words.of("proof.failed.title"),
                        words.of("proof.failed.sentence"))
                .with(
                        new CaseNumber(
                                words.of("case.number"),
                                state.filed().ticket().reference().value()))
                .with(code);
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public List<Button> actions() {
        Button again =
                Buttons.secondary(
                        "next",
                        words.of("proof.failed.again"),
                        Icon.PRINTER,
                        () -> events.accept(new SessionEvent.NextPressed()));
        Button show =
                Buttons.primary(
                        "show-receipt",
                        words.of("proof.failed.show"),
                        Icon.NEXT,
                        () -> events.accept(new SessionEvent.ShowReceiptPressed()));
        return List.of(again, show);
    }
}
