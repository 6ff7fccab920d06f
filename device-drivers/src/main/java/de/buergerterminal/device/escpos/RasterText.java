package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument.Alignment;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Text the printer's code pages cannot express, drawn with the machine's fonts: names with foreign
/// letters (String.Latin) and other scripts, right-to-left ones included. Drawn like the printer's
/// own letters, 12 dots wide on lines of 30, so that both stand on one receipt.
final class RasterText {
    /// At this size a letter of the usual fonts of equal width is 12 dots wide.
    private static final float POINTS = 19.9f;

    private static final int LINE_ROWS = 30;
    private static final int BASE_LINE = 20;
    private static final int GAP = 12;

    private static final FontRenderContext DOTS = new FontRenderContext(null, true, true);

    /// A line as dots and where on the paper it stands.
    record Line(Raster picture, Alignment alignment) {}

    private RasterText() {}

    static List<Line> paragraph(
            String text, Alignment alignment, boolean large, boolean bold, PrinterProfile profile) {
        var drawn = new ArrayList<Line>();
        for (var line : lines(text, font(large, bold), profile.dots())) {
            drawn.add(drawn(line, standing(line, alignment), large, profile.dots()));
        }
        return drawn;
    }

    /// Left is where a paragraph begins: on the right for Arabic.
    private static Alignment standing(TextLayout line, Alignment wanted) {
        if (line.isLeftToRight()) return wanted;
        return switch (wanted) {
            case LEFT -> Alignment.RIGHT;
            case CENTRE -> Alignment.CENTRE;
            case RIGHT -> Alignment.LEFT;
        };
    }

    private static Line drawn(TextLayout line, Alignment alignment, boolean large, int dots) {
        var free = Math.max(0, dots - line.getAdvance());
        var x =
                switch (alignment) {
                    case LEFT -> 0;
                    case CENTRE -> free / 2;
                    case RIGHT -> free;
                };
        var box = Box.of(large, line);
        var picture = box.picture(dots);
        var pen = pen(picture);
        line.draw(pen, x, box.baseLine());
        pen.dispose();
        return new Line(Raster.of(picture), alignment);
    }

    /// The name left and the value right, where both fit on one line.
    static List<Line> pair(String name, String value, PrinterProfile profile) {
        var font = font(false, false);
        var left = new TextLayout(shown(name), font, DOTS);
        var right = new TextLayout(shown(value), font, DOTS);
        if (left.getAdvance() + right.getAdvance() + GAP > profile.dots()) {
            var both = new ArrayList<>(paragraph(name, Alignment.LEFT, false, false, profile));
            var lines = lines(value, font, profile.dots());
            var side = lines.size() == 1 ? Alignment.RIGHT : Alignment.LEFT;
            for (var line : lines) both.add(drawn(line, side, false, profile.dots()));
            return both;
        }
        var box = Box.of(false, left, right);
        var picture = box.picture(profile.dots());
        var pen = pen(picture);
        left.draw(pen, 0, box.baseLine());
        right.draw(pen, profile.dots() - right.getAdvance(), box.baseLine());
        pen.dispose();
        return List.of(new Line(Raster.of(picture), Alignment.LEFT));
    }

    /// A line's height, more where accents are stacked, and where its letters stand.
    private record Box(int rows, int baseLine) {
        static Box of(boolean large, TextLayout... lines) {
            var rows = large ? LINE_ROWS * 9 / 5 : LINE_ROWS;
            var baseLine = large ? BASE_LINE * 2 : BASE_LINE;
            var above = 0;
            var below = 0;
            for (var line : lines) {
                var ink = line.getPixelBounds(DOTS, 0, 0);
                above = Math.max(above, 1 - ink.y - baseLine);
                below = Math.max(below, 1 + ink.y + ink.height - (rows - baseLine));
            }
            above = Math.min(above, rows);
            below = Math.min(below, rows);
            return new Box(rows + above + below, baseLine + above);
        }

        BufferedImage picture(int dots) {
            return new BufferedImage(dots, rows, BufferedImage.TYPE_BYTE_GRAY);
        }
    }

    /// Broken as the printer's own text is, at spaces or behind hyphens where possible, and never
    /// between a letter and its accents.
    private static List<TextLayout> lines(String paragraph, Font font, int dots) {
        var text = shown(paragraph);
        var attributed = new AttributedString(text, Map.of(TextAttribute.FONT, font)).getIterator();
        var measurer = new TextMeasurer(attributed, DOTS);
        var lines = new ArrayList<TextLayout>();
        for (var from = 0; from < text.length(); ) {
            var fits = measurer.getLineBreakIndex(from, dots);
            var to = fits == text.length() ? fits : breakAt(text, from, fits);
            lines.add(measurer.getLayout(from, to));
            from = to;
            while (from < text.length() && text.charAt(from) == ' ') from++;
        }
        return lines;
    }

    /// @param fits the first letter that does not fit any more
    static int breakAt(String text, int from, int fits) {
        for (var at = fits; at > from; at--) {
            if (text.charAt(at) == ' ' && !text.substring(from, at).isBlank()) return at;
            var before = text.charAt(at - 1);
            if (at > from + 1 && (before == '-' || before == '/')) return at;
        }
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        var whole = letters.isBoundary(fits) ? fits : letters.preceding(fits);
        return whole > from ? whole : Math.max(fits, from + 1);
    }

    /// The drawing library refuses empty text. A letter no font of the machine has is drawn in its
    /// plainer form where Unicode names one, such as A for a wide A.
    private static String shown(String text) {
        if (text.isEmpty()) return " ";
        var font = font(false, false);
        if (font.canDisplayUpTo(text) < 0) return text;
        var plainer = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    var letter = Character.toString(point);
                    plainer.append(
                            font.canDisplay(point)
                                    ? letter
                                    : Normalizer.normalize(letter, Normalizer.Form.NFKC));
                });
        return plainer.toString();
    }

    private static Font font(boolean large, boolean bold) {
        var font = new Font(Font.MONOSPACED, bold ? Font.BOLD : Font.PLAIN, 20);
        return font.deriveFont(large ? 2 * POINTS : POINTS);
    }

    private static Graphics2D pen(BufferedImage picture) {
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return pen;
    }
}
