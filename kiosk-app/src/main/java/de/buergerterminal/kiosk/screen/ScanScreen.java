package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Alert;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Waiting for the code of a receipt.
record ScanScreen(Wording words, Consumer<SessionEvent> events, SessionState.ScanningCase state)
        implements Screen {
    @Override
    public Region body() {
        var message =
                new Message(
                        Icon.SCAN,
                        Message.Mood.CALM,
                        words.of("scan.title"),
                        words.of("scan.sentence"));
        if (state.unreadable()) {
            message.with(
                    new Alert(
                            Alert.Kind.WARNING,
                            words.of("scan.unreadable.title"),
                            words.of("scan.unreadable.sentence")));
        }
        return message;
    }

    @Override
    public List<Button> actions() {
        return List.of(new Actions(words, events).back("action.overview"));
    }
}
