package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.codescan.QrMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// PGM frames as a camera's program writes them.
final class Frames {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    private static final int DOTS = 5;

    private Frames() {}

    static byte[] blank() {
        return pgm(white());
    }

    /// A code in the middle of white paper.
    static byte[] of(String text) {
        var code = QrMatrix.of(text);
        var light = white();
        var left = (WIDTH - code.size() * DOTS) / 2;
        var top = (HEIGHT - code.size() * DOTS) / 2;
        for (var y = 0; y < code.size() * DOTS; y++) {
            for (var x = 0; x < code.size() * DOTS; x++) {
                if (code.dark(x / DOTS, y / DOTS)) light[(top + y) * WIDTH + left + x] = 20;
            }
        }
        return pgm(light);
    }

    private static byte[] white() {
        var light = new byte[WIDTH * HEIGHT];
        Arrays.fill(light, (byte) 230);
        return light;
    }

    private static byte[] pgm(byte[] light) {
        return pgm("P5\n%d %d\n255\n".formatted(WIDTH, HEIGHT), light);
    }

    static byte[] pgm(String head, byte... light) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(light);
        return all.toByteArray();
    }
}
