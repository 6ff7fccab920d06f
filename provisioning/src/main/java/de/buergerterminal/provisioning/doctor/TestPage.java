package de.buergerterminal.provisioning.doctor;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// The A4 page that `doctor document-printer ... print-test` prints, as PDF and drawn.
final class TestPage {
    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final int WIDTH_POINTS = 595;
    private static final int HEIGHT_POINTS = 842;
    private static final int DOTS_PER_POINT = 4;

    private static final List<String> LINES =
            List.of(
                    "Bürgerterminal",
                    "Testseite des Dokumentdruckers",
                    "Umlaute: ÄÖÜ äöü ß €",
                    "Der Rahmen muss vollständig und gerade sein.");

    private TestPage() {}

    /// PDF 1.4 (ISO 32000-1), one page, with the printer's own Helvetica.
    static byte[] pdf() {
        var content = new StringBuilder("1 w 36 36 523 770 re S\nBT /F1 18 Tf 72 740 Td 28 TL\n");
        LINES.forEach(it -> content.append('(').append(it).append(") Tj T*\n"));
        content.append("ET\n");
        return written(
                List.of(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
                                .formatted(WIDTH_POINTS, HEIGHT_POINTS),
                        "<< /Length %d >>\nstream\n%sendstream"
                                .formatted(content.length(), content),
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
    }

    /// One octet for each character, so that lengths and offsets are those of the text.
    private static byte[] written(List<String> objects) {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (String object : objects) {
            offsets.add(file.length());
            file.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(it -> file.append("%010d 00000 n \n".formatted(it)));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
        file.append("startxref\n").append(table).append("\n%%EOF\n");
        return file.toString().getBytes(WINDOWS_LATIN);
    }

    /// The same page in dots, for printers that take no PDF.
    static BufferedImage drawn() {
        var page =
                new BufferedImage(
                        WIDTH_POINTS * DOTS_PER_POINT,
                        HEIGHT_POINTS * DOTS_PER_POINT,
                        BufferedImage.TYPE_BYTE_GRAY);
        var graphics = page.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.scale(DOTS_PER_POINT, DOTS_PER_POINT);
        graphics.setColor(Color.BLACK);
        graphics.drawRect(36, 36, 523, 770);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        for (int i = 0; i < LINES.size(); i++) graphics.drawString(LINES.get(i), 72, 102 + 28 * i);
        graphics.dispose();
        return page;
    }
}
