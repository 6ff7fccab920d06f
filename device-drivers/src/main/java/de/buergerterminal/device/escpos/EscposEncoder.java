package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.codescan.QrMatrix;
import de.buergerterminal.device.escpos.PrinterProfile.Cutter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Turns a document into ESC/POS bytes for one family of printers. Pure. Text goes to the printer
/// as text where its code pages can express it, and as dots where not: no letter is ever replaced.
public final class EscposEncoder {
    /// A piece ends here or after the command that goes beyond it.
    private static final int PIECE_BYTES = 400;

    /// A picture is sent in commands of about this size; small, since a printer that is stopped in
    /// the middle of one can only be freed by filling it up.
    static final int PICTURE_BYTES = 1_024;

    /// The longest single command: a QR code of 500 characters of four bytes, with its frame.
    static final int LONGEST_COMMAND = 2_100;

    private static final int LINE_ROWS = 30;
    private static final int LARGE_LINE_ROWS = 54;
    private static final int LINES_TO_TEAR_OFF = 4;

    /// From the head to the knife, about 15 mm.
    private static final int ROWS_TO_THE_KNIFE = 120;

    private final PrinterProfile profile;
    private final EscposBytes out = new EscposBytes();
    private final List<Piece> pieces = new ArrayList<>();
    private int rows;
    private int codePage = -1;
    private Alignment alignment = Alignment.LEFT;
    private boolean bold;
    private boolean large;

    private EscposEncoder(PrinterProfile profile) {
        this.profile = profile;
        out.initialise().oneByteCharacters();
    }

    /// The whole job: initialise, print, cut.
    public static byte[] encode(PrintDocument document, PrinterProfile profile) {
        var all = new ByteArrayOutputStream();
        pieces(document, profile).forEach(it -> all.writeBytes(it.bytes()));
        return all.toByteArray();
    }

    /// The same bytes in small pieces. Not empty.
    static List<Piece> pieces(PrintDocument document, PrinterProfile profile) {
        var encoder = new EscposEncoder(profile);
        for (var element : document.elements()) encoder.add(element);
        return encoder.ended();
    }

    /// What a technician sees the right profile by: a ruler as wide as the paper should be, and for
    /// each code page its own letters as the printer sets them above the same letters drawn.
    static List<Piece> testPage(PrintDocument heading, PrinterProfile profile) {
        var encoder = new EscposEncoder(profile);
        for (var element : heading.elements()) encoder.add(element);
        encoder.ruler();
        profile.codePages().forEach(encoder::sampleOf);
        encoder.add(new PrintDocument.QrCode("BT-TEST " + profile.name()));
        return encoder.ended();
    }

    private List<Piece> ended() {
        endPiece();
        pieces.add(ending(profile));
        return List.copyOf(pieces);
    }

    /// Feeds the paper out and cuts it where there is a knife.
    static Piece ending(PrinterProfile profile) {
        var out = new EscposBytes().initialise();
        var bytes =
                switch (profile.cutter()) {
                    case NONE -> out.feed(LINES_TO_TEAR_OFF);
                    case PARTIAL -> out.cut(false);
                    case FULL -> out.cut(true);
                };
        return new Piece(
                bytes.taken(),
                profile.cutter() == Cutter.NONE
                        ? LINES_TO_TEAR_OFF * LINE_ROWS
                        : ROWS_TO_THE_KNIFE);
    }

    private void add(PrintDocument.Element element) {
        switch (element) {
            case PrintDocument.Text it -> text(it);
            case PrintDocument.Pair it -> pair(PlainText.of(it.name()), PlainText.of(it.value()));
            case PrintDocument.Rule _ -> rule();
            case PrintDocument.Feed it -> {
                out.feed(it.lines());
                rows += it.lines() * LINE_ROWS;
            }
            case PrintDocument.QrCode it -> qrCode(it);
            case PrintDocument.Picture it -> {
                var picture = Raster.ofPicture(it.image(), profile.dots());
                raster(picture, Alignment.CENTRE);
            }
        }
        endPieceIfLong();
    }

    private void endPieceIfLong() {
        if (out.size() >= PIECE_BYTES) endPiece();
    }

    private void endPiece() {
        if (out.size() > 0) pieces.add(new Piece(out.taken(), rows));
        rows = 0;
    }

    private void text(PrintDocument.Text it) {
        var plain = PlainText.of(it.text());
        var big = it.size() == Size.LARGE;
        if (NativeText.of(plain, profile).isEmpty()) {
            paragraph(plain, it.alignment(), big, it.bold());
            return;
        }
        var columns = big ? profile.columns() / 2 : profile.columns();
        for (var line : PlainText.wrapped(plain, columns)) {
            style(it.alignment(), it.bold(), big);
            line(line);
        }
    }

    private void paragraph(String text, Alignment wanted, boolean big, boolean heavy) {
        for (var line : RasterText.paragraph(text, wanted, big, heavy, profile)) {
            raster(line.picture(), line.alignment());
        }
    }

    private void pair(String name, String value) {
        if (NativeText.of(name + value, profile).isEmpty()) {
            RasterText.pair(name, value, profile)
                    .forEach(it -> raster(it.picture(), it.alignment()));
            return;
        }
        style(Alignment.LEFT, false, false);
        var gap = profile.columns() - name.length() - value.length();
        if (gap >= 1) {
            line(name + " ".repeat(gap) + value);
            return;
        }
        PlainText.wrapped(name, profile.columns()).forEach(this::line);
        var lines = PlainText.wrapped(value, profile.columns());
        // Several lines are read as a block, a single one belongs under its column.
        if (lines.size() == 1) style(Alignment.RIGHT, false, false);
        lines.forEach(this::line);
    }

    private void rule() {
        style(Alignment.LEFT, false, false);
        for (var stroke : List.of("─", "-")) {
            var line = stroke.repeat(profile.columns());
            if (NativeText.of(line, profile).isPresent()) {
                line(line);
                return;
            }
        }
        raster(Raster.rule(profile.dots()), Alignment.LEFT);
    }

    private void style(Alignment wanted, boolean heavy, boolean big) {
        if (alignment != wanted) out.justify(wanted);
        if (bold != heavy) out.bold(heavy);
        if (large != big) out.doubleSize(big);
        alignment = wanted;
        bold = heavy;
        large = big;
    }

    /// @param text every letter of it in one of the profile's code pages
    private void line(String text) {
        for (var run : NativeText.of(text, profile).orElseThrow().runs()) letters(run);
        out.endOfLine();
        rows += large ? LARGE_LINE_ROWS : LINE_ROWS;
        endPieceIfLong();
    }

    private void letters(NativeText.Run run) {
        if (run.page().number() != codePage) out.codePage(run.page().number());
        codePage = run.page().number();
        out.letters(run);
    }

    private void qrCode(PrintDocument.QrCode it) {
        var content = PlainText.ofCode(it.content());
        if (content.isEmpty()) return;
        var code = QrMatrix.of(content);
        var scale = Math.clamp(profile.dots() / (code.size() + 2 * QrMatrix.QUIET_ZONE), 1, 6);
        if (!profile.nativeQr()) {
            raster(Raster.of(code, scale), Alignment.CENTRE);
            return;
        }
        endPiece();
        style(Alignment.CENTRE, false, false);
        // A printer leaves no quiet zone of its own above and below.
        out.feed(1).qrCode(content.getBytes(StandardCharsets.UTF_8), scale).feed(1);
        rows += code.size() * scale + 2 * LINE_ROWS;
    }

    private void raster(Raster picture, Alignment wanted) {
        style(wanted, false, false);
        for (var first = 0; first < picture.rows(); ) {
            var slice = picture.cropped(wanted, first, rowsAtOnce(picture, first));
            out.raster(slice.bytesPerRow(), slice.rows(), slice.dots());
            rows += slice.rows();
            first += slice.rows();
            endPieceIfLong();
        }
    }

    private int rowsAtOnce(Raster picture, int first) {
        var most =
                Math.min(profile.rasterRows(), Math.max(8, PICTURE_BYTES / picture.bytesPerRow()));
        var count = Math.min(most, picture.rows() - first);
        var never = profile.neverRowsTimes();
        return never > 0 && count % never == 0 ? count - 8 : count;
    }

    private void ruler() {
        style(Alignment.LEFT, false, false);
        var digits = new StringBuilder();
        for (var i = 1; i <= profile.columns(); i++) digits.append(i % 10);
        if (NativeText.of(digits.toString(), profile).isPresent()) line(digits.toString());
        raster(Raster.ruler(profile.dots()), Alignment.LEFT);
    }

    private void sampleOf(PrinterProfile.CodePage page) {
        var sample = CodePageSample.of(page);
        var label = "%d %s ".formatted(page.number(), page.charset());
        style(Alignment.LEFT, false, false);
        NativeText.in(page, label + sample).orElseThrow().runs().forEach(this::letters);
        out.endOfLine();
        rows += LINE_ROWS;
        endPieceIfLong();
        paragraph(" ".repeat(label.length()) + sample, Alignment.LEFT, false, false);
    }
}
