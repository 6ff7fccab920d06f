package de.buergerterminal.kiosk.screen.part;

import javafx.scene.layout.VBox;

/// The case reference, large enough to copy by hand; always from left to right.
public final class CaseNumber extends VBox {
    public CaseNumber(String name, String reference) {
        getStyleClass().addAll("card", "case-number");
        var number = Lettering.label(reference, "reference", "strong");
        number.setId("case-reference");
        getChildren().addAll(Lettering.label(name, "muted"), number);
        setAccessibleText(name + " " + reference);
    }
}
