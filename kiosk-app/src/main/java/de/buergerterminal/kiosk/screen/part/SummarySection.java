package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Summary;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// KERN's summary: section title, edit link, description list.
public final class SummarySection extends VBox {
    /// @param nothing what to say where a question was left open
    public SummarySection(Summary page, Button edit, String nothing) {
        getStyleClass().add("summary");
        var heading = Lettering.heading(page.pageTitle());
        var facts = new Facts();
        for (Summary.Entry entry : page.entries()) {
            facts.fact(entry.label(), entry.value().isBlank() ? nothing : entry.value());
        }
        getChildren().addAll(new LabelLine(heading, edit), facts);
    }
}
