package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument.Alignment;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Text the printer's code pages cannot express, drawn with the machine's fonts: names with foreign
/// letters (String.Latin) and other scripts, right-to-left ones included.
final class RasterText {
    /// Optical match of font A, 24 dots high.
    private static final int POINTS = 22;

    private static final FontRenderContext DOTS = new FontRenderContext(null, true, false);

    private RasterText() {}

    static Raster paragraph(
            String text, Alignment alignment, boolean large, boolean bold, int dots) {
        var points = large ? 2 * POINTS : POINTS;
        var lines = lines(text, font(points, bold), dots);
        var lineHeight = points * 15 / 11;
        var picture =
                new BufferedImage(dots, lineHeight * lines.size(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = pen(picture);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var free = dots - line.getAdvance();
            // Left is where a paragraph begins: on the right for Arabic.
            var x =
                    switch (alignment) {
                        case LEFT -> line.isLeftToRight() ? 0 : free;
                        case CENTRE -> free / 2;
                        case RIGHT -> line.isLeftToRight() ? free : 0;
                    };
            line.draw(pen, Math.max(0, x), i * lineHeight + points);
        }
        pen.dispose();
        return Raster.of(picture);
    }

    /// The name left and the value right, where both fit on one line.
    static Raster pair(String name, String value, int dots) {
        var font = font(POINTS, false);
        var left = new TextLayout(shown(name), font, DOTS);
        var right = new TextLayout(shown(value), font, DOTS);
        var together = left.getAdvance() + right.getAdvance() + POINTS <= dots;
        if (!together) {
            return paragraph(name, Alignment.LEFT, false, false, dots)
                    .above(paragraph(value, Alignment.RIGHT, false, false, dots));
        }
        var picture = new BufferedImage(dots, POINTS * 15 / 11, BufferedImage.TYPE_BYTE_GRAY);
        var pen = pen(picture);
        left.draw(pen, 0, POINTS);
        right.draw(pen, dots - right.getAdvance(), POINTS);
        pen.dispose();
        return Raster.of(picture);
    }

    private static List<TextLayout> lines(String text, Font font, int dots) {
        var attributed =
                new AttributedString(shown(text), Map.of(TextAttribute.FONT, font)).getIterator();
        var measurer = new LineBreakMeasurer(attributed, DOTS);
        var lines = new ArrayList<TextLayout>();
        while (measurer.getPosition() < attributed.getEndIndex()) {
            lines.add(measurer.nextLayout(dots));
        }
        return lines;
    }

    /// The drawing library refuses empty text.
    private static String shown(String text) {
        return text.isEmpty() ? " " : text;
    }

    private static Font font(int points, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, points);
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
