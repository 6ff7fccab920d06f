package de.buergerterminal.device.ipp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small valid PDF with so many pages of A4.
final class SamplePdf {
    private SamplePdf() {}

    static byte[] withPages(int pages) {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        var kids = new StringBuilder();
        for (var i = 0; i < pages; i++) kids.append(3 + i).append(" 0 R ");
        object(file, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
        object(file, offsets, "<< /Type /Pages /Count " + pages + " /Kids [ " + kids + "] >>");
        for (var i = 0; i < pages; i++) {
            object(
                    file,
                    offsets,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>");
        }
        var start = file.length();
        file.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        for (var offset : offsets) file.append("%010d 00000 n \n".formatted(offset));
        file.append("trailer\n<< /Size ").append(offsets.size() + 1).append(" /Root 1 0 R >>\n");
        file.append("startxref\n").append(start).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void object(StringBuilder file, List<Integer> offsets, String content) {
        offsets.add(file.length());
        file.append(offsets.size()).append(" 0 obj\n").append(content).append("\nendobj\n");
    }
}
