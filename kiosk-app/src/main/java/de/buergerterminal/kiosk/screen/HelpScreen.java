package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Help for exactly the screen beneath, and how to get a person.
record HelpScreen(Wording words, Consumer<SessionEvent> events, SessionState beneath)
        implements Cover {
    @Override
    public Region panel() {
        return new CoverPanel("help", Icon.HELP, words.of("help.title"))
                .sentence(words.of("help." + beneath.getClass().getSimpleName()))
                .with(staff())
                .answer(
                        Buttons.primary(
                                "overlay-close",
                                words.of("help.close"),
                                Icon.NEXT,
                                () -> events.accept(new SessionEvent.OverlayClosed())));
    }

    private Region staff() {
        var text =
                new VBox(
                        Lettering.strong(words.of("help.staff.title")),
                        Lettering.body(words.of("help.staff.sentence")));
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(Icon.PERSON.drawing("fact-icon"), text);
        row.getStyleClass().addAll("staff");
        return row;
    }

    @Override
    public boolean hidesAll() {
        return false;
    }
}
