package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The fixed bar: language, text size, contrast, help, cancel; the same place on every screen.
final class BottomBar extends HBox {
    BottomBar(
            Wording words,
            Look look,
            boolean cancellable,
            Runnable chooseLanguage,
            Consumer<SessionEvent> events) {
        getStyleClass().add("bottom-bar");
        add("language", words.of("bar.language"), Icon.GLOBE, chooseLanguage);
        add(
                "text-size",
                words.of(look.largerText() ? "bar.text.normal" : "bar.text.larger"),
                Icon.TEXT_SIZE,
                () -> events.accept(new SessionEvent.TextSizePressed()));
        add(
                "contrast",
                words.of(look.highContrast() ? "bar.contrast.normal" : "bar.contrast.high"),
                Icon.CONTRAST,
                () -> events.accept(new SessionEvent.ContrastPressed()));
        add(
                "help-button",
                words.of("bar.help"),
                Icon.HELP,
                () -> events.accept(new SessionEvent.HelpPressed()));
        if (cancellable) {
            add(
                    "cancel",
                    words.of("bar.cancel"),
                    Icon.CROSS,
                    () -> events.accept(new SessionEvent.CancelPressed()));
        }
    }

    private void add(String id, String text, Icon icon, Runnable pressed) {
        var button = new Button(text, icon.drawing("bar-icon"));
        button.setId(id);
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("bar-button");
        button.setAccessibleText(text);
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(_ -> pressed.run());
        Lettering.dress(button, text);
        HBox.setHgrow(button, Priority.ALWAYS);
        getChildren().add(button);
    }
}
