package de.buergerterminal.device.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `GS ( L`: a picture is stored by one command (function 112) and printed by another (2 or 50).
final class StoredGraphics {
    private static final int HEAD = 10;

    /// A picture as rows of dots, one bit each.
    record Picture(int width, List<byte[]> rows) {}

    private final Consumer<String> refused;
    private @Nullable Picture stored;

    StoredGraphics(Consumer<String> refused) {
        this.refused = refused;
    }

    /// @param body what stands behind the length
    /// @return the picture to be printed now, if any
    @Nullable Picture take(byte[] body) {
        switch (body[1]) {
            case 0x70 -> stored = read(body);
            case 2, 0x32 -> {
                var now = stored;
                stored = null;
                if (now == null) refused.accept("no graphics stored");
                return now;
            }
            default -> refused.accept("GS ( L function %d".formatted(body[1] & 0xFF));
        }
        return null;
    }

    /// Tone, widening, colour, width and height in dots, and the dots.
    private @Nullable Picture read(byte[] body) {
        var width = body.length < HEAD ? 0 : word(body, 6);
        var height = body.length < HEAD ? 0 : word(body, 8);
        var bytesPerRow = (width + 7) / 8;
        if (width == 0 || height == 0 || body.length - HEAD != (long) bytesPerRow * height) {
            refused.accept("graphics whose length is wrong");
            return null;
        }
        var rows = new ArrayList<byte[]>();
        for (var at = HEAD; at < body.length; at += bytesPerRow) {
            rows.add(Arrays.copyOfRange(body, at, at + bytesPerRow));
        }
        return new Picture(width, rows);
    }

    private static int word(byte[] body, int at) {
        return (body[at] & 0xFF) | (body[at + 1] & 0xFF) << 8;
    }
}
