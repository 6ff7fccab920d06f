package de.buergerterminal.kiosk.screen.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;

/// The row of letters above a key that was held down.
final class VariantStrip extends HBox {
    VariantStrip(List<String> variants, Consumer<String> chosen) {
        setId("variants");
        getStyleClass().add("variants");
        for (String variant : variants) {
            var key = new KeyButton("variant-" + variant, variant);
            key.setOnAction(_ -> chosen.accept(variant));
            getChildren().add(key);
        }
    }
}
