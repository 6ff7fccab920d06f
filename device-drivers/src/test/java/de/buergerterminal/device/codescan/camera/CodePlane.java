package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import de.buergerterminal.device.codescan.QrMatrix;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/// A code on a sheet before anybody photographs it: modules, quiet zone and the sheet around it
/// with some lines of print. One module is one unit; the code's upper left corner is the origin.
final class CodePlane {
    final String text;
    final BarcodeFormat format;
    final int columns;
    final int rows;
    final double quiet;
    private final boolean[] dark;
    private final int scale;
    private final boolean printAround;

    private CodePlane(
            String text,
            BarcodeFormat format,
            int columns,
            int rows,
            boolean[] dark,
            int scale,
            double quiet,
            boolean printAround) {
        this.text = text;
        this.format = format;
        this.columns = columns;
        this.rows = rows;
        this.dark = dark;
        this.scale = scale;
        this.quiet = quiet;
        this.printAround = printAround;
    }

    /// As our own receipts carry it (error correction M).
    static CodePlane ofOurs(String text, double quiet) {
        var code = QrMatrix.of(text);
        var size = code.size();
        var dark = new boolean[size * size];
        for (var i = 0; i < dark.length; i++) dark[i] = code.dark(i % size, i / size);
        return new CodePlane(text, BarcodeFormat.QR_CODE, size, size, dark, 1, quiet, true);
    }

    /// As somebody else's letter or phone carries it.
    static CodePlane of(String text, BarcodeFormat format, double quiet, Random random) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.MARGIN, 0);
        switch (format) {
            case QR_CODE -> {
                hints.put(
                        EncodeHintType.ERROR_CORRECTION,
                        "LMQH".substring(random.nextInt(4)).substring(0, 1));
                hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
            }
            case PDF_417 -> hints.put(EncodeHintType.ERROR_CORRECTION, 3);
            case DATA_MATRIX ->
                    hints.put(
                            EncodeHintType.DATA_MATRIX_SHAPE,
                            com.google.zxing.datamatrix.encoder.SymbolShapeHint.FORCE_SQUARE);
            default -> {}
        }
        try {
            var line =
                    format == BarcodeFormat.CODE_128
                            || format == BarcodeFormat.CODE_39
                            || format == BarcodeFormat.EAN_13
                            || format == BarcodeFormat.EAN_8;
            BitMatrix modules = new MultiFormatWriter().encode(text, format, 1, 1, hints);
            var box = modules.getEnclosingRectangle();
            var rows = line ? Math.max(18, box[2] / 4) : box[3];
            var dark = new boolean[box[2] * rows];
            for (var i = 0; i < dark.length; i++) {
                dark[i] = modules.get(box[0] + i % box[2], line ? box[1] : box[1] + i / box[2]);
            }
            return new CodePlane(text, format, box[2], rows, dark, 1, quiet, true);
        } catch (WriterException doesNotFit) {
            throw new IllegalArgumentException(doesNotFit);
        }
    }

    CodePlane onAScreen() {
        return new CodePlane(text, format, columns, rows, dark, scale, quiet, false);
    }

    /// Some modules are scratched away, as a share of the code's area.
    CodePlane damaged(double share, Random random) {
        var hurt = dark.clone();
        var side = Math.sqrt(share * columns * rows);
        var x0 = columns * (0.35 + 0.4 * random.nextDouble());
        var y0 = rows * (0.35 + 0.4 * random.nextDouble());
        var value = random.nextBoolean();
        for (var i = 0; i < hurt.length; i++) {
            if (Math.abs(i % columns - x0) < side / 2
                    && Math.abs(Math.floorDiv(i, columns) - y0) < side / 2) hurt[i] = value;
        }
        return new CodePlane(text, format, columns, rows, hurt, scale, quiet, printAround);
    }

    /// Ink 0, paper 1, and what lies beyond the sheet as -1.
    double at(double x, double y) {
        if (x >= 0 && y >= 0 && x < columns && y < rows)
            return dark[((int) y) * columns + (int) x] ? 0 : 1;
        if (x > -quiet && y > -quiet && x < columns + quiet && y < rows + quiet) return 1;
        if (quiet < 1) return -1;
        var size = Math.max(columns, rows);
        if (x < -size * 0.45
                || x > columns + size * 0.45
                || y < -size * 0.45
                || y > rows + size * 0.7) return -1;
        return printAround && printed(x, y, size) ? 0.15 : 1;
    }

    private static boolean printed(double x, double y, double size) {
        var line = size / 14;
        var row = Math.floor(y / line);
        if (Math.floorMod((int) row, 2) == 0) return false;
        var cell = (int) Math.floor(x / (line * 0.32));
        var letter = (cell * 7349 + ((int) row) * 9151) & 0xFF;
        return letter % 6 != 0 && letter % 3 != 1;
    }
}
