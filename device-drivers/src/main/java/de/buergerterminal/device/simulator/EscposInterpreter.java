package de.buergerterminal.device.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Carries ESC/POS out as a printer would: takes one byte after the other, knows how long each
/// command is, and puts dots on paper. Written from the published command reference, apart from the
/// driver's encoder, so that one can show the other's mistakes.
final class EscposInterpreter {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final Charset CP437 = Charset.forName("IBM437");
    private static final Map<Integer, Charset> CODE_PAGES =
            Map.of(
                    0, CP437,
                    2, Charset.forName("IBM850"),
                    16, Charset.forName("windows-1252"),
                    19, Charset.forName("IBM00858"));

    /// What the machine around the interpreter does for it.
    interface Machine {
        int next() throws InterruptedException;

        void answer(int... octets);

        /// A line's worth of paper was used.
        void lineUsed() throws InterruptedException;

        void cut() throws InterruptedException;

        int paperAnswer();

        void reportChanges(boolean on);
    }

    private final Machine machine;
    private final ThermalPaper paper;
    private final Consumer<String> unknown;
    private final List<ThermalPaper.Cell> line = new ArrayList<>();
    private final ByteArrayOutputStream qrContent = new ByteArrayOutputStream();
    private Charset codePage = CP437;
    private int justification;
    private boolean bold;
    private boolean underlined;
    private int widen = 1;
    private int heighten = 1;
    private int lineDots = ThermalPaper.LINE_DOTS;
    private int qrScale = 3;
    private char qrCorrection = 'L';

    EscposInterpreter(Machine machine, ThermalPaper paper, Consumer<String> unknown) {
        this.machine = machine;
        this.paper = paper;
        this.unknown = unknown;
    }

    /// Carries out one command or puts one letter on the line.
    void step() throws InterruptedException {
        var octet = machine.next();
        switch (octet) {
            case '\n' -> printLine();
            case DLE -> skipRealTime(machine.next());
            case ESC -> escape(machine.next());
            case FS -> fs(machine.next());
            case GS -> gs(machine.next());
            default -> {
                if (octet >= 0x20 && octet != 0x7F) letter(octet);
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
        if (used + cell.width() > ThermalPaper.DOTS) printLine();
        line.add(cell);
    }

    private void printLine() throws InterruptedException {
        paper.line(List.copyOf(line), justification);
        line.clear();
        machine.lineUsed();
    }

    private void feedLines(int lines) throws InterruptedException {
        if (!line.isEmpty()) printLine();
        for (var i = 0; i < lines; i++) {
            paper.feedDots(lineDots);
            machine.lineUsed();
        }
    }

    /// Was obeyed when it arrived; here only its length counts.
    private void skipRealTime(int kind) throws InterruptedException {
        switch (kind) {
            case 0x04, 0x05 -> machine.next();
            case 0x14 -> {
                var function = machine.next();
                skip(function == 8 ? 7 : 2);
            }
            default -> unknown.accept("DLE %02X".formatted(kind));
        }
    }

    private void escape(int command) throws InterruptedException {
        switch (command) {
            case '@' -> initialise();
            case 't' -> codePage = CODE_PAGES.getOrDefault(machine.next(), CP437);
            case 'a' -> justification = machine.next() % 48 % 3;
            case 'E', 'G' -> bold = (machine.next() & 1) == 1;
            case '-' -> underlined = machine.next() % 48 > 0;
            case '!' -> style(machine.next());
            case 'd' -> feedLines(machine.next());
            case 'J' -> {
                if (!line.isEmpty()) printLine();
                paper.feedDots(machine.next());
            }
            case '2' -> lineDots = ThermalPaper.LINE_DOTS;
            case '3' -> lineDots = machine.next();
            case 'i', 'm' -> machine.cut();
            case '=', 'M', 'R', 'V', '{', ' ', 'r', 'T', 'U' -> skip(1);
            case '$', '\\', 'B', 'c' -> skip(2);
            case 'p' -> skip(3);
            case '*' -> columnPicture();
            default -> unknown.accept("ESC %02X".formatted(command));
        }
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
        skip(columns * (mode >= 32 ? 3 : 1));
    }

    private void fs(int command) throws InterruptedException {
        switch (command) {
            case '.', '&' -> {}
            case '!', '-', 'W', 'C' -> skip(1);
            case 'p', 'S' -> skip(2);
            default -> unknown.accept("FS %02X".formatted(command));
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
                if (mode >= 0x41) paper.feedDots(machine.next());
                machine.cut();
            }
            case 'v' -> raster();
            case '(' -> counted(machine.next());
            case 'r' -> {
                var what = machine.next() % 48;
                machine.answer(what == 1 ? machine.paperAnswer() : 0x00);
            }
            case 'a' -> machine.reportChanges((machine.next() & 0x0E) != 0);
            case 'I' -> identify(machine.next());
            case 'k' -> barcode();
            case 'B', 'h', 'w', 'H', 'f', 'b', ':', '/' -> skip(1);
            case 'L', 'W', 'P', '$', '\\', '^' -> skip(2);
            default -> unknown.accept("GS %02X".formatted(command));
        }
    }

    private void raster() throws InterruptedException {
        skip(2);
        var bytesPerRow = twoBytes();
        var rows = twoBytes();
        var dots = new byte[bytesPerRow * rows];
        for (var i = 0; i < dots.length; i++) dots[i] = (byte) machine.next();
        paper.raster(bytesPerRow, rows, dots, justification);
        for (var used = 0; used < rows; used += ThermalPaper.LINE_DOTS) machine.lineUsed();
    }

    /// `GS ( x pL pH ...`: the length tells how far to read, known or not.
    private void counted(int command) throws InterruptedException {
        var length = twoBytes();
        var body = new byte[length];
        for (var i = 0; i < length; i++) body[i] = (byte) machine.next();
        if (command == 'k' && length >= 2 && body[0] == 0x31) {
            qrCode(body);
        } else {
            unknown.accept("GS ( %02X".formatted(command));
        }
    }

    private void qrCode(byte[] body) throws InterruptedException {
        switch (body[1]) {
            case 0x43 -> qrScale = Math.clamp(body[2], 1, 16);
            case 0x45 -> qrCorrection = "LMQH".charAt((body[2] - 0x30) & 3);
            case 0x50 -> {
                qrContent.reset();
                qrContent.write(body, 3, body.length - 3);
            }
            case 0x51 -> {
                var drawn =
                        paper.qrCode(qrContent.toByteArray(), qrScale, qrCorrection, justification);
                if (!drawn) unknown.accept("QR code that does not fit");
                machine.lineUsed();
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
        unknown.accept("bar code");
    }

    private int twoBytes() throws InterruptedException {
        var low = machine.next();
        return low | machine.next() << 8;
    }

    private void skip(int count) throws InterruptedException {
        for (var i = 0; i < count; i++) machine.next();
    }
}
