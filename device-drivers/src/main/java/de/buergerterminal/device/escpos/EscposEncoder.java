package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.codescan.QrMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Turns a document into ESC/POS bytes for one family of printers. Pure. Text goes to the printer
/// as text where its code pages can express it, and as dots where not: no letter is ever replaced.
public final class EscposEncoder {
    /// A slice ends here unless one picture alone is longer: the most a printer still holds of a
    /// receipt when it is stopped.
    private static final int SLICE_BYTES = 400;

    private static final int LINES_TO_TEAR_OFF = 4;

    private final PrinterProfile profile;
    private final EscposBytes out = new EscposBytes();
    private final List<byte[]> slices = new ArrayList<>();
    private int codePage = -1;

    private EscposEncoder(PrinterProfile profile) {
        this.profile = profile;
    }

    /// The whole job: initialise, print, cut.
    public static byte[] encode(PrintDocument document, PrinterProfile profile) {
        var all = new ByteArrayOutputStream();
        slices(document, profile).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// The same bytes in small pieces, each ending between two commands. Not empty.
    static List<byte[]> slices(PrintDocument document, PrinterProfile profile) {
        var encoder = new EscposEncoder(profile);
        encoder.out.initialise().oneByteCharacters();
        for (var element : document.elements()) encoder.add(element);
        encoder.endSlice();
        encoder.slices.add(ending(profile));
        return List.copyOf(encoder.slices);
    }

    /// Feeds the paper out and cuts it where there is a knife.
    static byte[] ending(PrinterProfile profile) {
        var out = new EscposBytes().initialise();
        return (profile.cutter() ? out.partialCut() : out.feed(LINES_TO_TEAR_OFF)).taken();
    }

    private void add(PrintDocument.Element element) {
        switch (element) {
            case PrintDocument.Text it -> text(it);
            case PrintDocument.Pair it -> pair(PlainText.of(it.name()), PlainText.of(it.value()));
            case PrintDocument.Rule _ -> line("─".repeat(profile.columns()));
            case PrintDocument.Feed it -> out.feed(it.lines());
            case PrintDocument.QrCode it -> qrCode(it);
        }
        if (out.size() >= SLICE_BYTES) endSlice();
    }

    private void endSlice() {
        if (out.size() > 0) slices.add(out.taken());
    }

    private void text(PrintDocument.Text it) {
        var plain = PlainText.of(it.text());
        var large = it.size() == Size.LARGE;
        if (NativeText.of(plain, profile).isEmpty()) {
            raster(RasterText.paragraph(plain, it.alignment(), large, it.bold(), profile.dots()));
            return;
        }
        out.justify(it.alignment()).bold(it.bold()).doubleSize(large);
        var columns = large ? profile.columns() / 2 : profile.columns();
        PlainText.wrapped(plain, columns).forEach(this::line);
        out.justify(Alignment.LEFT).bold(false).doubleSize(false);
    }

    private void pair(String name, String value) {
        if (NativeText.of(name + value, profile).isEmpty()) {
            raster(RasterText.pair(name, value, profile.dots()));
            return;
        }
        var gap = profile.columns() - name.length() - value.length();
        if (gap >= 1) {
            line(name + " ".repeat(gap) + value);
            return;
        }
        PlainText.wrapped(name, profile.columns()).forEach(this::line);
        out.justify(Alignment.RIGHT);
        PlainText.wrapped(value, profile.columns()).forEach(this::line);
        out.justify(Alignment.LEFT);
    }

    /// @param text all of it expressible in one code page of the profile
    private void line(String text) {
        var line = NativeText.of(text, profile).orElseThrow();
        if (line.page().number() != codePage) {
            codePage = line.page().number();
            out.codePage(codePage);
        }
        out.line(line);
        if (out.size() >= SLICE_BYTES) endSlice();
    }

    private void qrCode(PrintDocument.QrCode it) {
        var content = PlainText.of(it.content());
        if (content.isEmpty()) return;
        var code = QrMatrix.of(content);
        var scale = Math.clamp(profile.dots() / (code.size() + 2 * QrMatrix.QUIET_ZONE), 1, 6);
        out.justify(Alignment.CENTRE);
        if (profile.nativeQr()) {
            out.qrCode(content.getBytes(StandardCharsets.UTF_8), scale);
        } else {
            raster(Raster.of(code, scale));
        }
        out.justify(Alignment.LEFT);
    }

    private void raster(Raster picture) {
        for (var first = 0; first < picture.rows(); first += profile.rasterRows()) {
            var rows = Math.min(profile.rasterRows(), picture.rows() - first);
            out.raster(picture.bytesPerRow(), rows, picture.slice(first, rows));
        }
    }
}
