package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// The request could not be stored; nothing was sent and nothing paid.
record FilingFailedScreen(Wording words, Consumer<SessionEvent> events) implements Screen {
    @Override
    public Region body() {
        return new Message(
                Icon.WARNING,
                Message.Mood.BAD,
                words.of("filing.failed.title"),
                words.of("filing.failed.sentence"));
    }

    @Override
    public List<Button> actions() {
        var actions = new Actions(words, events);
        return List.of(actions.back(), actions.next("action.again"));
    }
}
