package de.buergerterminal.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/// Labels that wrap and never end in an ellipsis, each in the font that its own letters need.
///
/// A text with Arabic letters must have the Arabic font as its primary font: JavaFX 26 puts mixed
/// text into the wrong visual order when those letters come from a fallback font.
public final class Lettering {
    private static final String ARABIC = "arabic-letters";
    private static final String OTHER = "other-letters";

    private Lettering() {}

    public static Label display(String text) {
        return label(text, "display", "strong");
    }

    public static Label title(String text) {
        return label(text, "title", "strong");
    }

    public static Label heading(String text) {
        return label(text, "heading", "strong");
    }

    public static Label strong(String text) {
        return label(text, "strong");
    }

    public static Label body(String text) {
        return label(text, "body");
    }

    public static Label muted(String text) {
        return label(text, "muted");
    }

    public static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        dress(label, text);
        return label;
    }

    /// Gives the node the font and, if it wraps, the line breaks for the letters of this text; call
    /// again when the text changes.
    public static void dress(Node node, String text) {
        boolean arabic =
                text.codePoints()
                        .anyMatch(it ->
                                Character.UnicodeScript.of(it) == Character.UnicodeScript.ARABIC);
        node.getStyleClass().removeAll(ARABIC, OTHER);
        node.getStyleClass().add(arabic ? ARABIC : OTHER);
        if (node instanceof Labeled labeled) {
            if (arabic) ArabicLines.take(labeled, text);
            else ArabicLines.leave(labeled);
        }
    }
}
