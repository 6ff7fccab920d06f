package de.buergerterminal.kiosk.screen.part;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The official header line: whose terminal this is.
public final class Kopfzeile extends HBox {
    private static final double ARMS_HEIGHT_PX = 76;

    public Kopfzeile(String townName, String terminal, Optional<Image> arms) {
        getStyleClass().add("kopfzeile");
        setAlignment(Pos.CENTER_LEFT);
        if (arms.isPresent()) {
            var picture = new ImageView(arms.get());
            picture.setPreserveRatio(true);
            picture.setFitHeight(ARMS_HEIGHT_PX);
            picture.setAccessibleText(townName);
            getChildren().add(picture);
        } else {
            getChildren().add(new TownShield(townName));
        }
        getChildren()
                .add(
                        new VBox(
                                Lettering.label(townName, "town", "strong"),
                                Lettering.label(terminal, "terminal-name")));
    }
}
