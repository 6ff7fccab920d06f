package de.buergerterminal.device.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Carries ESC/POS out as a printer would: takes one byte after the other, knows how long each
/// command is, and puts dots on paper. Written from the published command reference, apart from the
/// driver's encoder, so that one can show the other's mistakes. Whatever the bytes say, it keeps no
/// more than one row of a picture and one command of 64 kB, and it never throws.
final class EscposInterpreter {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final Charset CP437 = Charset.forName("IBM437");

    /// What the machine around the interpreter does for it.
    interface Machine {
        int next() throws InterruptedException;

        void answer(int... octets);

        /// Paper moved on by so many rows of dots.
        void paperUsed(int rows) throws InterruptedException;

        void cut() throws InterruptedException;

        int paperAnswer();

        void reportChanges(boolean on);
    }

    private final Machine machine;
    private final PrinterModel model;
    private final ThermalPaper paper;
    private final Consumer<String> refused;
    private final List<ThermalPaper.Cell> line = new ArrayList<>();
    private final ByteArrayOutputStream qrContent = new ByteArrayOutputStream();
    private final StoredGraphics graphics;
    private Charset codePage = CP437;
    private int justification;
    private boolean bold;
    private boolean underlined;
    private int widen = 1;
    private int heighten = 1;
    private int lineDots = ThermalPaper.LINE_DOTS;
    private int qrScale = 3;
    private char qrCorrection = 'L';

    EscposInterpreter(
            Machine machine, PrinterModel model, ThermalPaper paper, Consumer<String> refused) {
        this.machine = machine;
        this.model = model;
        this.paper = paper;
        this.refused = refused;
        this.graphics = new StoredGraphics(refused);
    }

    /// Carries out one command or puts one letter on the line.
    void step() throws InterruptedException {
        var octet = machine.next();
        switch (octet) {
            case 0x00, '\r' -> {}
            case '\n' -> printLine();
            case DLE -> skipRealTime(machine.next());
            case ESC -> escape(machine.next());
            case FS -> fs(machine.next());
            case GS -> gs(machine.next());
            default -> {
                if (octet >= 0x20 && octet != 0x7F) letter(octet);
                else refused.accept("control %02X".formatted(octet));
            }
        }
    }

    /// The receive buffer was cleared: the unprinted line goes with it.
    void forget() {
        line.clear();
    }

    private void initialise() {
        codePage = CP437;
        justification = 0;
        bold = false;
        underlined = false;
        widen = 1;
        heighten = 1;
        lineDots = ThermalPaper.LINE_DOTS;
        line.clear();
    }

    private void letter(int octet) throws InterruptedException {
        var letter = new String(new byte[] {(byte) octet}, codePage).charAt(0);
        var cell = new ThermalPaper.Cell(letter, widen, heighten, bold, underlined);
        var used = line.stream().mapToInt(ThermalPaper.Cell::width).sum();
        if (used + cell.width() > model.dots()) printLine();
        line.add(cell);
    }

    private void printLine() throws InterruptedException {
        var rows = paper.line(List.copyOf(line), justification, lineDots);
        line.clear();
        machine.paperUsed(rows);
    }

    private void feedLines(int lines) throws InterruptedException {
        if (!line.isEmpty()) printLine();
        for (var i = 0; i < lines; i++) feedDots(lineDots);
    }

    private void feedDots(int dots) throws InterruptedException {
        paper.feedDots(dots);
        machine.paperUsed(dots);
    }

    /// Was obeyed when it arrived; here only its length counts.
    private void skipRealTime(int kind) throws InterruptedException {
        switch (kind) {
            case 0x04, 0x05 -> machine.next();
            case 0x14 -> {
                var function = machine.next();
                skip(function == 8 ? 7 : 2);
            }
            default -> refused.accept("DLE %02X".formatted(kind));
        }
    }

    private void escape(int command) throws InterruptedException {
        switch (command) {
            case '@' -> initialise();
            case 't' -> choosePage(machine.next());
            case 'a' -> justification = machine.next() % 48 % 3;
            case 'E', 'G' -> bold = (machine.next() & 1) == 1;
            case '-' -> underlined = machine.next() % 48 > 0;
            case '!' -> style(machine.next());
            case 'd' -> feedLines(machine.next());
            case 'J' -> {
                if (!line.isEmpty()) printLine();
                feedDots(machine.next());
            }
            case '2' -> lineDots = ThermalPaper.LINE_DOTS;
            case '3' -> lineDots = machine.next();
            case 'i', 'm' -> cut();
            case '=', 'M', 'R', 'V', '{', ' ', 'r', 'T', 'U' -> skip(1);
            case '$', '\\', 'B', 'c' -> skip(2);
            case 'p' -> skip(3);
            case '*' -> columnPicture();
            default -> refused.accept("ESC %02X".formatted(command));
        }
    }

    private void choosePage(int number) {
        var page = model.codePages().get(number);
        if (page == null) refused.accept("code page %d".formatted(number));
        codePage = page == null ? CP437 : page;
    }

    private void style(int bits) {
        bold = (bits & 0x08) != 0;
        heighten = (bits & 0x10) != 0 ? 2 : 1;
        widen = (bits & 0x20) != 0 ? 2 : 1;
        underlined = (bits & 0x80) != 0;
    }

    private void columnPicture() throws InterruptedException {
        var mode = machine.next();
        var columns = twoBytes();
        skip((long) columns * (mode >= 32 ? 3 : 1));
        refused.accept("column picture");
    }

    private void fs(int command) throws InterruptedException {
        switch (command) {
            case '.', '&' -> {}
            case '!', '-', 'W', 'C' -> skip(1);
            case 'p', 'S' -> skip(2);
            default -> refused.accept("FS %02X".formatted(command));
        }
    }

    private void gs(int command) throws InterruptedException {
        switch (command) {
            case '!' -> {
                var size = machine.next();
                widen = (size >> 4 & 7) + 1;
                heighten = (size & 7) + 1;
            }
            case 'V' -> {
                var mode = machine.next();
                if (mode >= 0x41) feedDots(machine.next());
                cut();
            }
            case 'v' -> raster();
            case '(' -> counted(machine.next());
            case '8' -> {
                machine.next();
                skip(twoBytes() | (long) twoBytes() << 16);
                refused.accept("GS 8");
            }
            case 'r' -> {
                var what = machine.next() % 48;
                if (model.queuedStatus()) machine.answer(what == 1 ? machine.paperAnswer() : 0x00);
                else refused.accept("GS r");
            }
            case 'a' -> machine.reportChanges((machine.next() & 0x0E) != 0);
            case 'I' -> identify(machine.next());
            case 'k' -> barcode();
            case 'B', 'h', 'w', 'H', 'f', 'b', ':', '/' -> skip(1);
            case 'L', 'W', 'P', '$', '\\', '^' -> skip(2);
            default -> refused.accept("GS %02X".formatted(command));
        }
    }

    private void cut() throws InterruptedException {
        if (!line.isEmpty()) printLine();
        if (model.knife()) machine.cut();
        else refused.accept("cut without a knife");
    }

    private void raster() throws InterruptedException {
        skip(2);
        var bytesPerRow = twoBytes();
        var rows = twoBytes();
        var fits = rows <= model.rasterRows();
        if (!fits) refused.accept("raster of %d rows".formatted(rows));
        if (bytesPerRow * 8 > model.dots()) {
            refused.accept("raster of %d dots".formatted(bytesPerRow * 8));
        }
        var dots = new byte[Math.min(bytesPerRow, model.dots() / 8)];
        for (var row = 0; row < rows; row++) {
            for (var i = 0; i < bytesPerRow; i++) {
                var octet = machine.next();
                if (i < dots.length) dots[i] = (byte) octet;
            }
            if (!fits) continue;
            paper.row(dots, justification);
            machine.paperUsed(1);
        }
        if (fits) paper.pictureEnds(bytesPerRow * 8, rows);
    }

    /// `GS ( x pL pH ...`: the length tells how far to read, known or not.
    private void counted(int command) throws InterruptedException {
        var body = new byte[twoBytes()];
        for (var i = 0; i < body.length; i++) body[i] = (byte) machine.next();
        if (command == 'k' && body.length >= 2 && body[0] == 0x31 && model.qrCode()) {
            qrCode(body);
        } else if (command == 'H' && body.length == 6 && model.processId()) {
            machine.answer(0x37, 0x22, body[2], body[3], body[4], body[5], 0x00);
        } else if (command == 'L' && body.length >= 2) {
            printGraphics(body);
        } else {
            refused.accept("GS ( %02X".formatted(command));
        }
    }

    private void printGraphics(byte[] body) throws InterruptedException {
        var picture = graphics.take(body);
        if (picture == null) return;
        for (var row : picture.rows()) {
            paper.row(row, justification);
            machine.paperUsed(1);
        }
        paper.pictureEnds(picture.width(), picture.rows().size());
    }

    private void qrCode(byte[] body) throws InterruptedException {
        switch (body[1]) {
            case 0x43 -> qrScale = body.length < 3 ? qrScale : Math.clamp(body[2], 1, 16);
            case 0x45 ->
                    qrCorrection =
                            body.length < 3 ? qrCorrection : "LMQH".charAt((body[2] - 0x30) & 3);
            case 0x50 -> {
                qrContent.reset();
                if (body.length > 3) qrContent.write(body, 3, body.length - 3);
            }
            case 0x51 -> {
                var rows =
                        paper.qrCode(qrContent.toByteArray(), qrScale, qrCorrection, justification);
                if (rows == 0) refused.accept("QR code that does not fit");
                machine.paperUsed(rows);
            }
            default -> {}
        }
    }

    private void identify(int what) {
        if (what == 1 || what == 49) {
            machine.answer(0x20);
        } else {
            machine.answer(0x5F, 'S', 'I', 'M', 0);
        }
    }

    private void barcode() throws InterruptedException {
        var kind = machine.next();
        if (kind >= 0x41) {
            skip(machine.next());
        } else {
            while (machine.next() != 0) {
                // Up to the zero byte.
            }
        }
        refused.accept("bar code");
    }

    private int twoBytes() throws InterruptedException {
        var low = machine.next();
        return low | machine.next() << 8;
    }

    private void skip(long count) throws InterruptedException {
        for (var i = 0L; i < count; i++) machine.next();
    }
}
