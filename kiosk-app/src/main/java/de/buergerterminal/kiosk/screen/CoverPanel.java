package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// KERN's dialog, at the foot of the display where hands are: icon, title, sentences, then the
/// answers below each other, the primary one last and lowest.
final class CoverPanel extends VBox {
    CoverPanel(String id, Icon icon, String title) {
        setId(id);
        getStyleClass().add("cover-panel");
        var disc = new StackPane(icon.drawing("message-icon"));
        disc.getStyleClass().addAll("disc", "calm");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(disc, Lettering.title(title));
    }

    CoverPanel sentence(String sentence) {
        return with(Lettering.label(sentence, "lead"));
    }

    CoverPanel with(Node node) {
        getChildren().add(node);
        return this;
    }

    /// Pushes what follows down to the hands where the panel covers the whole display.
    CoverPanel air() {
        var air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        return with(air);
    }

    CoverPanel answer(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("block");
        return with(button);
    }
}
