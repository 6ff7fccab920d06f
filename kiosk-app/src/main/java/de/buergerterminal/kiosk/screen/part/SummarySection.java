package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Summary;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// KERN's summary: section title, edit link, description list.
public final class SummarySection extends VBox {
    /// @param nothing what to say where a question was left open
    public SummarySection(Summary page, Button edit, String nothing) {
        getStyleClass().add("summary");
        var heading = Lettering.heading(page.pageTitle());
        HBox.setHgrow(heading, Priority.ALWAYS);
        edit.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(heading, edit);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("summary-head");
        var facts = new Facts();
        for (Summary.Entry entry : page.entries()) {
            facts.fact(entry.label(), entry.value().isBlank() ? nothing : entry.value());
        }
        getChildren().addAll(line, facts);
    }
}
