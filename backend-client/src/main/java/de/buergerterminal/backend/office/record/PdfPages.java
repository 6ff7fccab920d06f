package de.buergerterminal.backend.office.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Sets text on A4 pages from top to bottom and opens a new page when one is full. Lengths in
/// points (1/72 inch).
final class PdfPages {
    static final float MARGIN = 62;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float FOOT = 76;
    private static final float LEADING = 1.38f;
    private static final int MOST_PAGES = 500;

    private final PDDocument document;
    private float y;

    PdfPages(PDDocument document) {
        this.document = document;
        open();
    }

    private void open() {
        if (document.getNumberOfPages() >= MOST_PAGES) {
            throw new IllegalArgumentException(
                    "an application of more than 500 pages is not set; read the raw data");
        }
        document.addPage(new PDPage(PDRectangle.A4));
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    void space(float height) {
        y -= height;
    }

    /// Starts a new page unless that much fits on this one.
    void keep(float height) {
        if (y - height < FOOT) open();
    }

    /// Where the next line's top is, from the page's lower edge.
    float top() {
        return y;
    }

    void paragraph(PdfFont font, float size, String text) throws IOException {
        for (String line : lines(font, size, text, WIDTH)) {
            keep(size * LEADING);
            y -= size * LEADING;
            write(font, size, MARGIN, y + size * 0.3f, line);
        }
    }

    /// A label on the left and its value beside it, both wrapped.
    void pair(PdfFont left, PdfFont right, float size, String label, String value)
            throws IOException {
        float column = WIDTH * 0.4f;
        List<String> labels = lines(left, size, label, column - 12);
        List<String> values = lines(right, size, value, WIDTH - column);
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            keep(size * LEADING);
            y -= size * LEADING;
            float base = y + size * 0.3f;
            if (i < labels.size()) write(left, size, MARGIN, base, labels.get(i));
            if (i < values.size()) write(right, size, MARGIN + column, base, values.get(i));
        }
    }

    void rule(float weight) throws IOException {
        try (PDPageContentStream out = append(current())) {
            out.setLineWidth(weight);
            out.moveTo(MARGIN, y);
            out.lineTo(MARGIN + WIDTH, y);
            out.stroke();
        }
    }

    /// The same lines at the foot of every page, and the page's number on the right.
    void feet(PdfFont font, float size, List<String> left) throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            PDPage page = document.getPage(i);
            float base = 44;
            for (String line : left) {
                String shown = lines(font, size, line, WIDTH - 70).getFirst();
                write(page, font, size, MARGIN, base, shown);
                base -= size * LEADING;
            }
            String number = font.showable("Seite %d von %d".formatted(i + 1, pages));
            write(page, font, size, MARGIN + WIDTH - font.width(number, size), 44, number);
        }
    }

    private void write(PdfFont font, float size, float x, float base, String line)
            throws IOException {
        write(current(), font, size, x, base, line);
    }

    private void write(PDPage page, PdfFont font, float size, float x, float base, String line)
            throws IOException {
        if (line.isEmpty()) return;
        try (PDPageContentStream out = append(page)) {
            out.beginText();
            out.setFont(font.font(), size);
            out.newLineAtOffset(x, base);
            out.showText(line);
            out.endText();
        }
    }

    private PDPage current() {
        return document.getPage(document.getNumberOfPages() - 1);
    }

    private PDPageContentStream append(PDPage page) throws IOException {
        return new PDPageContentStream(
                document, page, PDPageContentStream.AppendMode.APPEND, true, false);
    }

    /// Breaks at spaces, and inside a word only if it is wider than the column.
    static List<String> lines(PdfFont font, float size, String text, float width)
            throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : font.showable(text).split(" +", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer, size) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) lines.add(line.toString());
            line.setLength(0);
            for (int at = 0; at < word.length(); ) {
                int point = word.codePointAt(at);
                String more = line + Character.toString(point);
                if (!line.isEmpty() && font.width(more, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(point);
                at += Character.charCount(point);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
