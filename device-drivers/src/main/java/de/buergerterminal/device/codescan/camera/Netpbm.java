package de.buergerterminal.device.codescan.camera;

import java.io.IOException;

/// Raw PGM and PPM with up to 255 shades: `P5` or `P6`, width, height, shades, one blank, pixels;
/// `#` begins a comment.
final class Netpbm {
    private final byte[] bytes;
    private final String from;
    private int at = 2;

    private Netpbm(byte[] bytes, String from) {
        this.bytes = bytes;
        this.from = from;
    }

    static GreyImage read(byte[] bytes, String from) throws IOException {
        return new Netpbm(bytes, from).picture();
    }

    private GreyImage picture() throws IOException {
        var colours = bytes[1] == '6' ? 3 : 1;
        var width = number();
        var height = number();
        var shades = number();
        at++;
        var pixels = (long) width * height;
        if (width < 1
                || height < 1
                || pixels > GreyImage.MOST_PIXELS
                || shades < 1
                || shades > 255) {
            throw broken();
        }
        if (bytes.length - at < pixels * colours) throw broken();
        var light = new byte[(int) pixels];
        for (var i = 0; i < light.length; i++) {
            var p = at + i * colours;
            light[i] =
                    colours == 1
                            ? shade(p, shades)
                            : PictureFile.luma(
                                    shade(p, shades) & 0xFF,
                                    shade(p + 1, shades) & 0xFF,
                                    shade(p + 2, shades) & 0xFF);
        }
        return new GreyImage(width, height, light);
    }

    private byte shade(int index, int shades) {
        return (byte) Math.min(255, (bytes[index] & 0xFF) * 255 / shades);
    }

    private int number() throws IOException {
        while (at < bytes.length && (Character.isWhitespace(bytes[at]) || bytes[at] == '#')) {
            if (bytes[at] == '#') while (at < bytes.length && bytes[at] != '\n') at++;
            else at++;
        }
        var value = 0;
        var digits = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
            if (++digits > 6) throw broken();
        }
        if (digits == 0 || at >= bytes.length) throw broken();
        return value;
    }

    private IOException broken() {
        return new IOException(from + " is a broken Netpbm picture.");
    }
}
