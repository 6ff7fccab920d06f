package de.buergerterminal.kiosk.screen.part;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks right-to-left text into lines by itself.
///
/// JavaFX 26.0.2 cannot: as soon as it wraps Arabic text, its layout fails with an
/// `ArrayIndexOutOfBoundsException` (trailing space at a line's end) and the screen stays
/// unpainted. The same text with line feeds in it is laid out rightly.
final class ArabicLines {
    private static final String KEY = "arabic-lines";
    private static final double ROUNDING_PX = 1;

    private final Labeled labeled;
    private String whole = "";

    private ArabicLines(Labeled labeled) {
        this.labeled = labeled;
        InvalidationListener again = _ -> fit();
        labeled.widthProperty().addListener(again);
        labeled.fontProperty().addListener(again);
    }

    /// From now on this text is broken to the width of the control.
    static void take(Labeled labeled, String text) {
        boolean wraps = labeled.isWrapText();
        boolean known = labeled.getProperties().get(KEY) instanceof ArabicLines;
        if (!wraps && !known) return;
        var lines =
                labeled.getProperties().get(KEY) instanceof ArabicLines it
                        ? it
                        : new ArabicLines(labeled);
        labeled.getProperties().put(KEY, lines);
        labeled.setWrapText(false);
        lines.whole = text;
        lines.fit();
    }

    /// Gives the control back to JavaFX, for a text of other letters.
    static void leave(Labeled labeled) {
        if (labeled.getProperties().get(KEY) instanceof ArabicLines it) {
            it.whole = "";
            labeled.setWrapText(true);
        }
    }

    private void fit() {
        double room = room();
        if (whole.isEmpty() || room <= 0) return;
        String broken = broken(whole, room, labeled.getFont());
        if (broken.equals(labeled.getText())) return;
        labeled.setText(broken);
        // The width may change in the middle of a layout, which would forget the new height.
        Platform.runLater(labeled::requestLayout);
    }

    private double room() {
        double room = labeled.getWidth() - labeled.snappedLeftInset() - labeled.snappedRightInset();
        boolean beside =
                labeled.getContentDisplay() == ContentDisplay.LEFT
                        || labeled.getContentDisplay() == ContentDisplay.RIGHT;
        if (labeled.getGraphic() != null && beside) {
            room -= labeled.getGraphic().prefWidth(-1) + labeled.getGraphicTextGap();
        }
        // The round mark and the space beside it.
        if (labeled instanceof RadioButton) room -= 2 * labeled.getFont().getSize();
        return room;
    }

    static String broken(String text, double room, Font font) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().toList()) {
            String line = "";
            for (String word : List.of(paragraph.split(" ", -1))) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, font) > room + ROUNDING_PX) {
                    lines.add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static double width(String line, Font font) {
        var text = new Text(line);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
