package de.buergerterminal.device.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Reads a job the way a printer must, written apart from the encoder: knows nothing but the few
/// commands a receipt may hold, with the ranges the manual gives, and refuses everything else. What
/// is no command is text, and no text holds a byte below 20 or the byte 7F.
final class EscposWalker {
    private static final List<Integer> NO_PARAMETER = List.of(0x1B40, 0x1C2E);

    final List<String> commands = new ArrayList<>();
    final List<Integer> pages = new ArrayList<>();
    final List<Integer> rasterRows = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private final byte[] bytes;
    private int page;
    private int at;

    /// Text bytes of one code page.
    private record Run(int page, ByteArrayOutputStream bytes) {}

    private EscposWalker(byte[] bytes) {
        this.bytes = bytes;
    }

    static EscposWalker walk(byte[] bytes) {
        var walker = new EscposWalker(bytes);
        while (walker.at < bytes.length) walker.step();
        return walker;
    }

    /// The text as the printer sets it, by the profile's own numbers of pages.
    String decoded(PrinterProfile profile) {
        var all = new StringBuilder();
        for (var run : runs) {
            var charset =
                    profile.codePages().stream()
                            .filter(it -> it.number() == run.page())
                            .map(it -> Charset.forName(it.charset()))
                            .findFirst()
                            .orElse(Charset.forName("IBM437"));
            all.append(run.bytes().toString(charset));
        }
        return all.toString();
    }

    private void step() {
        var octet = next();
        if (octet == 0x0A || (octet >= 0x20 && octet != 0x7F)) {
            text.append((char) octet);
            if (runs.isEmpty() || runs.getLast().page() != page) {
                runs.add(new Run(page, new ByteArrayOutputStream()));
            }
            runs.getLast().bytes().write(octet);
            return;
        }
        var command = octet << 8 | next();
        commands.add("%04X".formatted(command));
        if (NO_PARAMETER.contains(command)) {
            page = command == 0x1B40 ? 0 : page;
            return;
        }
        switch (command) {
            case 0x1B74 -> {
                page = next();
                pages.add(page);
            }
            case 0x1B64 -> require(next() <= 20);
            case 0x1B45 -> require(next() <= 1);
            case 0x1D21 -> require(List.of(0x00, 0x11).contains(next()));
            case 0x1B61 -> require(next() <= 2);
            case 0x1D56 -> {
                require(List.of(0x41, 0x42).contains(next()));
                next();
            }
            case 0x1D76 -> raster();
            case 0x1D28 -> qrCode();
            default -> throw new AssertionError("unexpected command at " + at);
        }
    }

    private void qrCode() {
        require(next() == 0x6B);
        var length = next() | next() << 8;
        require(length >= 3 && length <= 7_092);
        require(next() == 0x31);
        require(List.of(0x41, 0x43, 0x45, 0x50, 0x51).contains(next()));
        skip(length - 2);
    }

    private void raster() {
        require(next() == 0x30);
        require(next() == 0);
        var width = next() | next() << 8;
        var rows = next() | next() << 8;
        require(width >= 1 && width <= 72);
        require(rows >= 1 && rows <= 256);
        rasterRows.add(rows);
        skip(width * rows);
    }

    private void skip(int count) {
        at += count;
        require(at <= bytes.length);
    }

    private int next() {
        require(at < bytes.length);
        return bytes[at++] & 0xFF;
    }

    private void require(boolean holds) {
        if (!holds) throw new AssertionError("malformed command before byte " + at);
    }
}
