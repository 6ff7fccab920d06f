package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.line.LineException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Raw PGM pictures one behind the other, as Netpbm describes them and `ffmpeg -f image2pipe -c:v
/// pgm` writes them: `P5`, width, height and number of shades (1 to 255) as decimal numbers divided
/// by blanks, one blank, then the pixels. `#` begins a comment up to the end of its line.
final class PgmFrames implements FrameCutter {
    private static final int LONGEST_HEAD = 256;
    private static final int NUMBERS = 3;
    private static final int MOST_SHADES = 255;

    private final int[] numbers = new int[NUMBERS];
    private int known;
    private int digits;
    private int headLength;
    private boolean comment;
    private byte @Nullable [] light;
    private int filled;

    @Override
    public void accept(byte[] bytes, int count, Consumer<GreyImage> frames) throws LineException {
        var at = 0;
        while (at < count) {
            var pixels = light;
            if (pixels == null) {
                head(bytes[at++]);
                continue;
            }
            var some = Math.min(count - at, pixels.length - filled);
            System.arraycopy(bytes, at, pixels, filled, some);
            at += some;
            filled += some;
            if (filled == pixels.length) {
                frames.accept(new GreyImage(numbers[0], numbers[1], stretched(pixels)));
                forget();
            }
        }
    }

    private void head(byte octet) throws LineException {
        if (++headLength > LONGEST_HEAD) throw malformed("a head without end");
        if (headLength <= 2) {
            if (octet != "P5".charAt(headLength - 1)) throw malformed("no P5");
            return;
        }
        if (comment) {
            comment = octet != '\n';
            return;
        }
        var blank = octet == ' ' || (octet >= '\t' && octet <= '\r');
        if (octet >= '0' && octet <= '9' && headLength > 3) {
            if (++digits > 4) throw malformed("a number too large");
            numbers[known] = numbers[known] * 10 + octet - '0';
        } else if (digits > 0 && blank) {
            digits = 0;
            if (++known == NUMBERS) begin();
        } else if (octet == '#' && digits == 0) {
            comment = true;
        } else if (!blank) {
            throw malformed("no number");
        }
    }

    private void begin() throws LineException {
        var width = numbers[0];
        var height = numbers[1];
        var shades = numbers[2];
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw malformed("%d x %d pixels".formatted(width, height));
        }
        if (shades < 1 || shades > MOST_SHADES) throw malformed(shades + " shades");
        light = new byte[width * height];
        filled = 0;
    }

    private byte[] stretched(byte[] pixels) {
        var shades = numbers[2];
        if (shades == MOST_SHADES) return pixels;
        for (var i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.min(255, (pixels[i] & 0xFF) * MOST_SHADES / shades);
        }
        return pixels;
    }

    private void forget() {
        light = null;
        known = 0;
        headLength = 0;
        for (var i = 0; i < NUMBERS; i++) numbers[i] = 0;
    }

    /// Says what is wrong with the head, never what stands in it.
    private static LineException malformed(String what) {
        return new LineException(FaultCode.MALFORMED_DATA, "no stream of PGM frames: " + what);
    }
}
