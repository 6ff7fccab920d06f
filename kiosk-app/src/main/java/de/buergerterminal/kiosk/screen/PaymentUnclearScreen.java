package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Alert;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Money may have moved: staff settle it with the citizen, nobody pays twice.
record PaymentUnclearScreen(Wording words, Consumer<SessionEvent> events) implements Screen {
    @Override
    public Region body() {
        return new Message(
                        Icon.PERSON,
                        Message.Mood.CAREFUL,
                        words.of("unclear.title"),
                        words.of("unclear.sentence"))
                .with(
                        new Alert(
                                Alert.Kind.WARNING,
                                words.of("unclear.warning.title"),
                                words.of("unclear.warning.sentence")));
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public List<Button> actions() {
        return List.of(new Actions(words, events).next(Icon.CHECK, "unclear.next"));
    }
}
