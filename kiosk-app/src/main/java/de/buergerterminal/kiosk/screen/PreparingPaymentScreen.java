package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.screen.part.Waiting;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Printer, terminal and outbox are asked before any money is touched.
record PreparingPaymentScreen(Wording words, SessionState.PreparingPayment state)
        implements Screen {
    @Override
    public Region body() {
        return new Message(
                        Icon.CARD,
                        Message.Mood.CALM,
                        words.of("preparing.title"),
                        words.of("preparing.sentence"))
                .with(new Waiting());
    }

    @Override
    public Optional<StepsBar> steps() {
        return Optional.of(Steps.ofLast(words, state.draft()));
    }
}
