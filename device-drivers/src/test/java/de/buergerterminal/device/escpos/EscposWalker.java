package de.buergerterminal.device.escpos;

import java.util.ArrayList;
import java.util.List;

/// Reads a job the way a printer must, written apart from the encoder: knows nothing but the few
/// commands a receipt may hold and refuses everything else.
final class EscposWalker {
    final List<String> commands = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    private final byte[] bytes;
    private int at;

    private EscposWalker(byte[] bytes) {
        this.bytes = bytes;
    }

    static EscposWalker walk(byte[] bytes) {
        var walker = new EscposWalker(bytes);
        while (walker.at < bytes.length) walker.step();
        return walker;
    }

    private void step() {
        var octet = next();
        if (octet == 0x0A || (octet >= 0x20 && octet != 0x7F)) {
            text.append((char) octet);
            return;
        }
        var command = octet << 8 | next();
        commands.add("%04X".formatted(command));
        switch (command) {
            case 0x1B40, 0x1C2E -> {}
            case 0x1B74, 0x1B64, 0x1B45, 0x1D21 -> next();
            case 0x1B61 -> require(next() <= 2);
            case 0x1D56 -> {
                require(next() == 0x42);
                next();
            }
            case 0x1D76 -> raster();
            case 0x1D28 -> {
                require(next() == 0x6B);
                skip(next() | next() << 8);
            }
            default -> throw new AssertionError("unexpected command at " + at);
        }
    }

    private void raster() {
        require(next() == 0x30);
        require(next() == 0);
        var width = next() | next() << 8;
        var rows = next() | next() << 8;
        require(rows >= 1 && rows <= 256);
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
