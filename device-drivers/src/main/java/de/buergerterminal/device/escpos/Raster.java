package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.codescan.QrMatrix;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Dots on paper, one bit each, rows padded to whole bytes.
final class Raster {
    /// Strokes two dots wide, as the printer's own: a dot counts when a third of it is covered.
    private static final int DARKER_THAN = 185;

    /// About 30 cm of paper.
    private static final int MOST_ROWS = 2_400;

    private final int bytesPerRow;
    private final int rows;
    private final byte[] dots;

    private Raster(int bytesPerRow, int rows, byte[] dots) {
        this.bytesPerRow = bytesPerRow;
        this.rows = rows;
        this.dots = dots;
    }

    int bytesPerRow() {
        return bytesPerRow;
    }

    int rows() {
        return rows;
    }

    byte[] dots() {
        return dots.clone();
    }

    static Raster of(BufferedImage picture) {
        var bytesPerRow = (picture.getWidth() + 7) / 8;
        var dots = new byte[bytesPerRow * picture.getHeight()];
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFF) < DARKER_THAN) {
                    dots[y * bytesPerRow + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return new Raster(bytesPerRow, picture.getHeight(), dots);
    }

    /// Anything drawn or photographed, in black and white with the error of each dot handed on to
    /// its neighbours (Floyd and Steinberg); narrowed to at most `dots`, never widened.
    static Raster ofPicture(BufferedImage picture, int dots) {
        var width = Math.min(picture.getWidth(), dots);
        var height =
                Math.clamp(
                        Math.round((double) picture.getHeight() * width / picture.getWidth()),
                        1,
                        MOST_ROWS);
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return dithered(drawn.getRaster().getSamples(0, 0, width, height, 0, (int[]) null), width);
    }

    /// @param light 0 to 255, row by row; changed on the way
    private static Raster dithered(int[] light, int width) {
        var rows = light.length / width;
        var bytesPerRow = (width + 7) / 8;
        var dots = new byte[bytesPerRow * rows];
        for (var i = 0; i < light.length; i++) {
            var dark = light[i] < 128;
            var x = i % width;
            if (dark) dots[i / width * bytesPerRow + x / 8] |= (byte) (0x80 >> (x % 8));
            var error = light[i] - (dark ? 0 : 255);
            if (x + 1 < width) light[i + 1] += error * 7 / 16;
            if (i + width >= light.length) continue;
            if (x > 0) light[i + width - 1] += error * 3 / 16;
            light[i + width] += error * 5 / 16;
            if (x + 1 < width) light[i + width + 1] += error / 16;
        }
        return new Raster(bytesPerRow, rows, dots);
    }

    /// @param scale dots per module
    static Raster of(QrMatrix code, int scale) {
        var side = (code.size() + 2 * QrMatrix.QUIET_ZONE) * scale;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                var column = x / scale - QrMatrix.QUIET_ZONE;
                var row = y / scale - QrMatrix.QUIET_ZONE;
                var inside = column >= 0 && row >= 0 && column < code.size() && row < code.size();
                if (!inside || !code.dark(column, row)) picture.setRGB(x, y, 0xFFFFFF);
            }
        }
        return of(picture);
    }

    /// Rows `first` to `first + count - 1` without the blank bytes at the right of every row, at
    /// the left, or as many on both sides; at least one byte per row is left.
    Raster cropped(Alignment alignment, int first, int count) {
        return new Raster(bytesPerRow, count, slice(first, count)).cropped(alignment);
    }

    private Raster cropped(Alignment alignment) {
        var left = 0;
        var right = 0;
        while (left < bytesPerRow && blank(left)) left++;
        while (right < bytesPerRow - left && blank(bytesPerRow - 1 - right)) right++;
        if (left + right >= bytesPerRow) return columns(0, 1);
        return switch (alignment) {
            case LEFT -> columns(0, bytesPerRow - right);
            case RIGHT -> columns(left, bytesPerRow - left);
            case CENTRE -> {
                var both = Math.min(left, right);
                yield columns(both, bytesPerRow - 2 * both);
            }
        };
    }

    private boolean blank(int column) {
        for (var row = 0; row < rows; row++) {
            if (dots[row * bytesPerRow + column] != 0) return false;
        }
        return true;
    }

    private Raster columns(int from, int count) {
        var narrow = new byte[count * rows];
        for (var row = 0; row < rows; row++) {
            System.arraycopy(dots, row * bytesPerRow + from, narrow, row * count, count);
        }
        return new Raster(count, rows, narrow);
    }

    /// A line across the paper, in the middle of a line of text.
    static Raster rule(int dots) {
        var raster = new Raster(dots / 8, 30, new byte[dots / 8 * 30]);
        Arrays.fill(raster.dots, dots / 8 * 14, dots / 8 * 16, (byte) 0xFF);
        return raster;
    }

    /// A bar as wide as the paper with a tick every 80 dots and a stop at its last dot.
    static Raster ruler(int dots) {
        var raster = new Raster(dots / 8, 24, new byte[dots / 8 * 24]);
        Arrays.fill(raster.dots, 0, dots / 8 * 4, (byte) 0xFF);
        for (var row = 4; row < 24; row++) {
            for (var tick = 0; tick < dots / 8; tick += 10) {
                raster.dots[row * (dots / 8) + tick] |= (byte) 0xC0;
            }
            raster.dots[row * (dots / 8) + dots / 8 - 1] |= 0x03;
        }
        return raster;
    }

    private byte[] slice(int first, int count) {
        return Arrays.copyOfRange(dots, first * bytesPerRow, (first + count) * bytesPerRow);
    }
}
