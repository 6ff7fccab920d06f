package de.buergerterminal.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// The three ranks of KERN buttons; a screen has at most one primary button.
public final class Buttons {
    private Buttons() {}

    /// The one thing that the screen asks for.
    public static Button primary(String id, String text, Icon icon, Runnable pressed) {
        Button button = button(id, text, icon, pressed, "action", "primary");
        button.setContentDisplay(ContentDisplay.RIGHT);
        return button;
    }

    public static Button secondary(String id, String text, Icon icon, Runnable pressed) {
        return button(id, text, icon, pressed, "action", "secondary");
    }

    /// Quiet, in running content: edit links, reasons.
    public static Button tertiary(String id, String text, Icon icon, Runnable pressed) {
        Button button = button(id, text, icon, pressed, "tertiary");
        button.setWrapText(false);
        return button;
    }

    private static Button button(
            String id, String text, Icon icon, Runnable pressed, String... styleClasses) {
        var button = new Button(text, icon.drawing());
        button.setId(id);
        button.getStyleClass().addAll(styleClasses);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setAlignment(Pos.CENTER);
        button.setAccessibleText(text);
        button.setOnAction(_ -> pressed.run());
        Lettering.dress(button, text);
        return button;
    }
}
