package de.buergerterminal.device.escpos;

import java.util.ArrayList;
import java.util.List;

/// Text made harmless, and text broken into lines.
final class PlainText {
    private PlainText() {}

    /// Without control characters, without halves of surrogate pairs; line breaks, tabs and
    /// separators become one space each.
    static String of(String text) {
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
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// Lines of at most `columns` characters, broken at spaces where possible.
    static List<String> wrapped(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            var rest = word;
            while (rest.length() > columns) {
                lines.add(rest.substring(0, columns));
                rest = rest.substring(columns);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
