package de.buergerterminal.backend.office.record;

/// Text for XML 1.0, which cannot hold every character that JSON can.
final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /// The text with U+FFFD in place of what XML 1.0 forbids.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(it -> clean.appendCodePoint(isAllowed(it) ? it : REPLACEMENT));
        return clean.toString();
    }

    static String escape(String text) {
        return clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static boolean isAllowed(int it) {
        return it == 0x9
                || it == 0xA
                || it == 0xD
                || (it >= 0x20 && it <= 0xD7FF)
                || (it >= 0xE000 && it <= 0xFFFD)
                || it >= 0x1_0000;
    }
}
