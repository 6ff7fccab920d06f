package de.buergerterminal.device.escpos;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Text made harmless, and text broken into lines.
final class PlainText {
    private PlainText() {}

    /// Letters to be printed: without control characters and halves of surrogate pairs, line
    /// breaks, tabs and separators as one space each, and accents joined to their letters where
    /// Unicode knows the pair as one (NFC), so that a code page may know it too.
    static String of(String text) {
        return Normalizer.normalize(harmless(text), Normalizer.Form.NFC);
    }

    /// The same without joining: what a code says is compared letter by letter elsewhere.
    static String ofCode(String content) {
        return harmless(content);
    }

    private static String harmless(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                        plain.append(' ');
                    } else if (printable(point)) {
                        plain.appendCodePoint(point);
                    }
                });
        return plain.toString();
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT -> joinsLetters(point);
            default -> true;
        };
    }

    /// Joiners shape letters of some scripts and marks of direction belong to words. Other format
    /// characters could turn around what stands beside them on the receipt.
    private static boolean joinsLetters(int point) {
        return point == 0x200C || point == 0x200D || point == 0x200E || point == 0x200F;
    }

    /// Lines of at most `columns` characters, broken at spaces or behind hyphens where possible. A
    /// text that fits stays as it is, its spaces too.
    static List<String> wrapped(String text, int columns) {
        var lines = new ArrayList<String>();
        var rest = text.stripTrailing();
        while (rest.length() > columns) {
            var end = breakAt(rest, columns);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static int breakAt(String text, int columns) {
        for (var at = columns; at > 0; at--) {
            if (text.charAt(at) == ' ' && !text.substring(0, at).isBlank()) return at;
            var before = text.charAt(at - 1);
            if (at > 1 && (before == '-' || before == '/')) return at;
        }
        return Character.isHighSurrogate(text.charAt(columns - 1)) && columns > 1
                ? columns - 1
                : columns;
    }
}
