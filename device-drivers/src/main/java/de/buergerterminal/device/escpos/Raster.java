package de.buergerterminal.device.escpos;

import de.buergerterminal.device.codescan.QrMatrix;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Dots on paper, one bit each, rows padded to whole bytes.
final class Raster {
    private static final int DARKER_THAN = 160;

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

    /// This one and below it another one of the same width.
    Raster above(Raster lower) {
        var both = Arrays.copyOf(dots, dots.length + lower.dots.length);
        System.arraycopy(lower.dots, 0, both, dots.length, lower.dots.length);
        return new Raster(bytesPerRow, rows + lower.rows, both);
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

    /// Rows `first` to `first + count - 1`.
    byte[] slice(int first, int count) {
        return Arrays.copyOfRange(dots, first * bytesPerRow, (first + count) * bytesPerRow);
    }
}
