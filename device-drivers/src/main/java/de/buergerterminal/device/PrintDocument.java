package de.buergerterminal.device;

import java.awt.image.BufferedImage;
import java.util.List;

/// A receipt as meaning, not bytes: drivers decide how each element becomes dots.
///
/// Text may hold any Unicode; control characters are dropped by the driver, so no text can command
/// the printer.
public record PrintDocument(List<Element> elements) {
    public PrintDocument {
        elements = List.copyOf(elements);
    }

    public sealed interface Element {}

    /// One paragraph; wraps at word boundaries to the printer's columns.
    public record Text(String text, Alignment alignment, Size size, boolean bold)
            implements Element {}

    /// A name at the left edge and a value at the right edge, on two lines if one is too narrow.
    public record Pair(String name, String value) implements Element {}

    /// A horizontal line across the paper.
    public record Rule() implements Element {}

    /// Blank lines, 1 to 20.
    public record Feed(int lines) implements Element {
        public Feed {
            if (lines < 1 || lines > 20) throw new IllegalArgumentException("1 to 20 lines");
        }
    }

    /// A QR code, error correction level M, at most 500 characters.
    public record QrCode(String content) implements Element {
        public QrCode {
            if (content.isEmpty() || content.length() > 500) {
                throw new IllegalArgumentException("QR content of 1 to 500 characters");
            }
        }
    }

    /// A picture such as the town's arms, centred; narrowed to the paper where it is wider, one dot
    /// per pixel where not.
    public record Picture(BufferedImage image) implements Element {}

    public enum Alignment {
        LEFT,
        CENTRE,
        RIGHT
    }

    public enum Size {
        NORMAL,
        LARGE
    }

    public static Text line(String text) {
        return new Text(text, Alignment.LEFT, Size.NORMAL, false);
    }

    /// Receipts may name cases: never in a log.
    @Override
    public String toString() {
        return "PrintDocument";
    }
}
