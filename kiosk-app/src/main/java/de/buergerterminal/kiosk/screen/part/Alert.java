package de.buergerterminal.kiosk.screen.part;

import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// KERN's alert: icon and title on a coloured bar, the sentence below. The icon and the words carry
/// the meaning, the colour only repeats it.
public final class Alert extends VBox {
    /// How serious it is.
    public enum Kind {
        INFO(Icon.INFO),
        SUCCESS(Icon.CHECK),
        WARNING(Icon.WARNING),
        DANGER(Icon.WARNING);

        private final Icon icon;

        Kind(Icon icon) {
            this.icon = icon;
        }
    }

    public Alert(Kind kind, String title, String sentence) {
        getStyleClass().addAll("alert", kind.name().toLowerCase(Locale.ROOT));
        var words = Lettering.strong(title);
        var bar = new HBox(kind.icon.drawing(), words);
        bar.getStyleClass().add("alert-bar");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(bar);
        if (!sentence.isEmpty()) {
            var body = Lettering.body(sentence);
            body.getStyleClass().add("alert-body");
            getChildren().add(body);
        }
        setAccessibleText(title + " " + sentence);
    }
}
