package de.buergerterminal.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One message for a whole screen: a large icon, what has happened, what to do next.
public final class Message extends VBox {
    /// Which colour the icon's disc has; the words say the same.
    public enum Mood {
        CALM("calm"),
        GOOD("good"),
        CAREFUL("careful"),
        BAD("bad");

        private final String styleClass;

        Mood(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    public Message(Icon icon, Mood mood, String title, String... sentences) {
        getStyleClass().addAll("content", "message");
        setAlignment(Pos.TOP_LEFT);
        var disc = new StackPane(icon.drawing("message-icon"));
        disc.getStyleClass().addAll("disc", mood.styleClass);
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(disc, Lettering.title(title));
        for (String sentence : sentences) {
            getChildren().add(Lettering.label(sentence, "lead"));
        }
    }

    public Message with(Node node) {
        getChildren().add(node);
        return this;
    }
}
