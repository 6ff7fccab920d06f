package de.buergerterminal.backend.office.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Noto Sans, embedded as the subset that the document uses.
final class PdfFont {
    private static final char SPACE = ' ';

    private final PDType0Font font;
    private final CmapLookup glyphs;

    private PdfFont(PDType0Font font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    static PdfFont load(PDDocument document, String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PdfFont.class.getResourceAsStream(file), file)) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures would make the text unsearchable.
            face.setEnableGsub(false);
            return new PdfFont(PDType0Font.load(document, face, true), face.getUnicodeCmapLookup());
        }
    }

    PDType0Font font() {
        return font;
    }

    /// The text with everything that this font cannot show written as `[U+XXXX]`, so that a reader
    /// sees that there is something, and line breaks and tabs as spaces.
    String showable(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(it -> {
                    if (Character.isWhitespace(it) || Character.isSpaceChar(it)) {
                        shown.append(SPACE);
                    } else if (glyphs.getGlyphId(it) != 0 && !Character.isISOControl(it)) {
                        shown.appendCodePoint(it);
                    } else {
                        shown.append("[U+%04X]".formatted(it));
                    }
                });
        return shown.toString();
    }

    float width(String showable, float size) throws IOException {
        return font.getStringWidth(showable) / 1000 * size;
    }
}
