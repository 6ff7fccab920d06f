package de.buergerterminal.kiosk.screen.part;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// KERN's progress with label: "Schritt 2 von 5" and one segment per step.
public final class StepsBar extends VBox {
    /// @param sentence the label in the citizen's language
    public StepsBar(String sentence, int step, int steps) {
        getStyleClass().add("steps");
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        for (int i = 1; i <= steps; i++) {
            var segment = new Region();
            segment.getStyleClass().addAll("segment", i <= step ? "reached" : "ahead");
            HBox.setHgrow(segment, Priority.ALWAYS);
            segments.getChildren().add(segment);
        }
        var label = Lettering.label(sentence, "steps-label", "strong");
        label.setId("step");
        getChildren().addAll(label, segments);
        setAccessibleText(sentence);
    }
}
