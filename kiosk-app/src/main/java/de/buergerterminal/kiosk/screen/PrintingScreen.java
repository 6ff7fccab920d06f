package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.CaseNumber;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.screen.part.Waiting;
import de.buergerterminal.kiosk.session.SessionState;
import javafx.scene.layout.Region;

/// The request is safe, the receipt is on its way out.
record PrintingScreen(Wording words, SessionState.PrintingReceipt state) implements Screen {
    @Override
    public Region body() {
        return new Message(
                        Icon.PRINTER,
                        Message.Mood.CALM,
                        words.of("printing.title"),
                        words.of("printing.sentence"))
                .with(
                        new CaseNumber(
                                words.of("case.number"),
                                state.filed().ticket().reference().value()))
                .with(new Waiting());
    }

    @Override
    public boolean cancellable() {
        return false;
    }
}
