package de.buergerterminal.kiosk.screen.part;

import javafx.scene.control.Button;

/// One key: it never takes the focus away from the text field and fills its cell.
final class KeyButton extends Button {
    KeyButton(String id, String character) {
        super(character);
        setId(id);
        setAccessibleText(character);
        setFocusTraversable(false);
        setMnemonicParsing(false);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getStyleClass().add("key");
        Lettering.dress(this, character);
    }
}
