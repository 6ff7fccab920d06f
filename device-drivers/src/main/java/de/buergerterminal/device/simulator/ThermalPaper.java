package de.buergerterminal.device.simulator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The paper in the simulated printer, growing with each line until it is cut.
final class ThermalPaper {
    static final int LINE_DOTS = 30;
    private static final int CELL_WIDTH = 12;
    private static final int CELL_HEIGHT = 24;
    private static final int MARGIN = 24;

    /// About a metre and a half; longer paper is torn off by its own weight.
    private static final int LONGEST = 12_000;

    private static final int MOST_TEXT = 100_000;

    private static final Color PAPER = new Color(0xFF, 0xFF, 0xFC);
    private static final Color INK = new Color(0x18, 0x18, 0x1C);

    /// One letter with its style, as the printer keeps it until the line is printed.
    record Cell(char letter, int widen, int heighten, boolean bold, boolean underlined) {
        int width() {
            return CELL_WIDTH * widen;
        }
    }

    private final int dots;
    private final StringBuilder text = new StringBuilder();
    private final List<String> codes = new ArrayList<>();
    private BufferedImage picture;
    private int height = MARGIN;

    /// @param dots printable dots per line
    ThermalPaper(int dots) {
        this.dots = dots;
        this.picture = blank(1_000);
    }

    /// Prints one line and feeds it.
    ///
    /// @return rows of dots used
    synchronized int line(List<Cell> cells, int justification, int lineDots) {
        var tallest = cells.stream().mapToInt(Cell::heighten).max().orElse(1);
        var width = cells.stream().mapToInt(Cell::width).sum();
        var x = (int) left(width, justification);
        var rows = Math.max(lineDots, tallest * CELL_HEIGHT + (tallest > 1 ? 6 : 0));
        var pen = pen(rows);
        for (var cell : cells) {
            pen.setTransform(
                    new AffineTransform(
                            cell.widen(),
                            0,
                            0,
                            cell.heighten(),
                            MARGIN + x,
                            height + (tallest - cell.heighten()) * (double) CELL_HEIGHT));
            pen.setFont(new Font(Font.MONOSPACED, cell.bold() ? Font.BOLD : Font.PLAIN, 20));
            pen.drawString(String.valueOf(cell.letter()), 0, 19);
            if (cell.underlined()) pen.fillRect(0, 22, CELL_WIDTH, 2);
            x += cell.width();
        }
        pen.dispose();
        height += rows;
        var line = new StringBuilder();
        cells.forEach(cell -> line.append(cell.letter()));
        note(line.toString().stripTrailing());
        return rows;
    }

    private void note(String what) {
        if (text.length() < MOST_TEXT) text.append(what).append('\n');
    }

    synchronized void feedDots(int rows) {
        pen(rows).dispose();
        height += rows;
    }

    /// One row of a picture; what is wider than the paper is not printed.
    synchronized void row(byte[] row, int justification) {
        pen(1).dispose();
        var x = MARGIN + (int) left(row.length * 8, justification);
        var ink = picture.getRaster();
        for (var column = 0; column < Math.min(row.length * 8, dots); column++) {
            if ((row[column / 8] & (0x80 >> (column % 8))) != 0) {
                ink.setSample(x + column, height, 0, INK.getRed());
            }
        }
        height++;
    }

    synchronized void pictureEnds(int width, int rows) {
        note("[picture " + width + "x" + rows + "]");
    }

    /// @return rows of dots used, 0 when the code could not be drawn
    synchronized int qrCode(byte[] content, int dotsPerModule, char correction, int justification) {
        var said = new String(content, StandardCharsets.UTF_8);
        try {
            var code =
                    new QRCodeWriter()
                            .encode(
                                    said,
                                    BarcodeFormat.QR_CODE,
                                    1,
                                    1,
                                    Map.of(
                                            EncodeHintType.CHARACTER_SET,
                                            "UTF-8",
                                            EncodeHintType.MARGIN,
                                            0,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.valueOf(
                                                    String.valueOf(correction))));
            if (code.getWidth() * dotsPerModule > dots) return 0;
            draw(code, dotsPerModule, justification);
            if (codes.size() < 100) codes.add(said);
            note("[QR " + said + "]");
            return code.getWidth() * dotsPerModule;
        } catch (WriterException | IllegalArgumentException _) {
            return 0;
        }
    }

    private void draw(BitMatrix code, int scale, int justification) {
        var side = code.getWidth() * scale;
        var x = MARGIN + (int) left(side, justification);
        var pen = pen(side);
        for (var row = 0; row < code.getHeight(); row++) {
            for (var column = 0; column < code.getWidth(); column++) {
                if (code.get(column, row)) {
                    pen.fillRect(x + column * scale, height + row * scale, scale, scale);
                }
            }
        }
        pen.dispose();
        height += side;
    }

    /// The text on the paper that was not cut yet.
    synchronized String text() {
        return text.toString();
    }

    synchronized boolean tooLong() {
        return height > LONGEST;
    }

    /// Cuts; blank paper is no receipt.
    synchronized Optional<PrintedReceipt> cut() {
        var cutAt = height + MARGIN;
        pen(MARGIN).dispose();
        var receipt = new PrintedReceipt(copy(picture, cutAt), text.toString().strip(), codes);
        var blank = receipt.text().isEmpty();
        text.setLength(0);
        codes.clear();
        picture = blank(1_000);
        height = MARGIN;
        return blank ? Optional.empty() : Optional.of(receipt);
    }

    private double left(int width, int justification) {
        var free = Math.max(0, dots - width);
        return switch (justification) {
            case 1 -> free / 2.0;
            case 2 -> free;
            default -> 0;
        };
    }

    /// Makes room for so many rows more and hands a pen over.
    private Graphics2D pen(int rows) {
        if (height + rows > picture.getHeight()) {
            picture = copy(picture, Math.max(height + rows, picture.getHeight() * 2));
        }
        var pen = picture.createGraphics();
        pen.setColor(INK);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return pen;
    }

    private BufferedImage blank(int height) {
        var blank = new BufferedImage(dots + 2 * MARGIN, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = blank.createGraphics();
        pen.setColor(PAPER);
        pen.fillRect(0, 0, blank.getWidth(), height);
        pen.dispose();
        return blank;
    }

    private BufferedImage copy(BufferedImage from, int height) {
        var copy = blank(height);
        var pen = copy.createGraphics();
        pen.drawImage(from, 0, 0, null);
        pen.dispose();
        return copy;
    }
}
