package de.buergerterminal.kiosk.screen.part;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// Stands in for the town's arms until the town delivers them: a plain shield in the town's colour
/// with its initial. It imitates no real coat of arms.
public final class TownShield extends StackPane {
    private static final String SHIELD = "M0 0H20V13C20 19 15 22.5 10 24C5 22.5 0 19 0 13Z";

    public TownShield(String townName) {
        getStyleClass().add("town-shield");
        var outline = new SVGPath();
        outline.setContent(SHIELD);
        var shield = new Region();
        shield.setShape(outline);
        shield.getStyleClass().add("shield");
        String plain = townName.replaceFirst("^(Stadt|Gemeinde|Kreis|Landeshauptstadt)\\s+", "");
        String initial = plain.isEmpty() ? "" : plain.substring(0, plain.offsetByCodePoints(0, 1));
        var letter = Lettering.label(initial, "shield-letter", "strong");
        letter.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(shield, letter);
    }
}
