package de.buergerterminal.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// KERN's description list: what it is called, then what it is, with a line between the entries.
public final class Facts extends VBox {
    public Facts() {
        getStyleClass().addAll("card", "facts");
    }

    public Facts fact(Icon icon, String name, String... values) {
        var text = new VBox(Lettering.label(name, "muted"));
        for (String value : values) {
            text.getChildren().add(Lettering.strong(value));
        }
        return row(icon.drawing("fact-icon"), text);
    }

    /// An entry without an icon, as in the summary.
    public Facts fact(String name, String value) {
        var row = new VBox(Lettering.label(name, "muted"), Lettering.strong(value));
        row.getStyleClass().add("fact");
        row.setAccessibleText(name + ": " + value);
        getChildren().add(row);
        return this;
    }

    private Facts row(Node icon, VBox text) {
        var row = new HBox(icon, text);
        row.getStyleClass().add("fact");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().add(row);
        return this;
    }
}
