package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Field;
import javafx.scene.control.TextField;

/// Which keys suit a text field.
public enum Pad {
    LETTERS,
    EMAIL,
    DIGITS,
    DATE,
    PHONE;

    private static final String KEY = "pad";

    static Pad of(Field.Input input) {
        return switch (input) {
            case TEXT, NAME -> LETTERS;
            case EMAIL -> EMAIL;
            case DIGITS -> DIGITS;
            case PHONE -> PHONE;
        };
    }

    /// Remembers at the field which keys it wants.
    void suits(TextField field) {
        field.getProperties().put(KEY, this);
    }

    public static Pad wantedBy(TextField field) {
        return field.getProperties().get(KEY) instanceof Pad pad ? pad : LETTERS;
    }
}
