package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.language.Wording;
import javafx.scene.layout.VBox;

/// What the payment terminal says. The German text stays unchanged in every language (ZVT PA00P015,
/// texts to be displayed word for word); a translation goes below it.
public final class TerminalWords {
    private static final int WITH_REMOVE_CARD = 0x41;
    private static final int LAST_WITH_REMOVE_CARD = 0x5D;
    private static final int REMOVE_CARD = 0x0B;
    private static final int OFFSET = 0x40;

    private TerminalWords() {}

    public static VBox of(TerminalText text, Wording words) {
        var box = own(text.german());
        if (!words.language().equals("de")) {
            String translation = translation(text.status(), words);
            if (!translation.isEmpty()) {
                var line = Lettering.label(translation, "lead");
                line.setId("terminal-translation");
                box.getChildren().add(line);
            }
        }
        return box;
    }

    /// A sentence of ours in the place of the terminal's.
    public static VBox own(String sentence) {
        var line = Lettering.label(sentence, "terminal-text", "strong");
        line.setId("terminal-text");
        var box = new VBox(line);
        box.getStyleClass().add("terminal");
        return box;
    }

    /// Texts 41 to 5D are those of 01 to 1D with "please remove the card" below (same chapter).
    private static String translation(int status, Wording words) {
        if (status >= WITH_REMOVE_CARD && status <= LAST_WITH_REMOVE_CARD) {
            String first = plain(status - OFFSET, words);
            String remove = plain(REMOVE_CARD, words);
            return first.isEmpty() || status - OFFSET == REMOVE_CARD
                    ? remove
                    : first + "\n" + remove;
        }
        return plain(status, words);
    }

    private static String plain(int status, Wording words) {
        String key = "terminal.%02X".formatted(status);
        if (words.hasOwn(key)) return words.of(key);
        return words.texts().own("en").getOrDefault(key, "");
    }
}
