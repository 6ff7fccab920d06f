package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionState;
import javafx.scene.layout.Region;

/// Nothing works at all: says so honestly and sends people to the counter, or asks them to wait
/// while the terminal starts.
record OutOfServiceScreen(Wording words, SessionState.OutOfService state) implements Screen {
    @Override
    public Region body() {
        if (state.missing() == Offer.Missing.STARTING) {
            return new Message(
                    Icon.CLOCK,
                    Message.Mood.CALM,
                    words.of("starting.title"),
                    Availabilities.missing(state.missing(), words));
        }
        return new Message(
                Icon.WARNING,
                Message.Mood.CAREFUL,
                words.of("out.title"),
                Availabilities.missing(state.missing(), words),
                words.of("out.sentence"));
    }

    @Override
    public boolean cancellable() {
        return false;
    }
}
