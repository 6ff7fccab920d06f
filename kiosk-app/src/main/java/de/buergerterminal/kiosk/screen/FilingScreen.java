package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.screen.part.Waiting;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.Optional;
import javafx.scene.layout.Region;

/// A free request is being sealed and stored.
record FilingScreen(Wording words, SessionState.Filing state) implements Screen {
    @Override
    public Region body() {
        return new Message(
                        Icon.LOCK,
                        Message.Mood.CALM,
                        words.of("filing.title"),
                        words.of("filing.sentence"))
                .with(new Waiting());
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public Optional<StepsBar> steps() {
        return Optional.of(Steps.ofLast(words, state.draft()));
    }
}
