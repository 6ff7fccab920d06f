package de.buergerterminal.device.codescan.camera;

import java.util.Arrays;

/// A picture in shades of grey, one byte per pixel, 0 is black. Immutable by habit: every operation
/// makes a new picture.
///
/// @param light row by row, `width * height` bytes
@SuppressWarnings("ArrayRecordComponent") // a frame is compared by nobody and copied by nobody
public record GreyImage(int width, int height, byte[] light) {
    /// Larger pictures are refused: no camera here delivers them, and memory is finite.
    public static final int MOST_PIXELS = 24_000_000;

    private static final int SPECK = 20;

    public GreyImage {
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "A picture of %d x %d pixels cannot be read.".formatted(width, height));
        }
        if (light.length != width * height) {
            throw new IllegalArgumentException("The picture's size does not fit its pixels.");
        }
    }

    int at(int x, int y) {
        return light[y * width + x] & 0xFF;
    }

    /// Light between pixels; beyond the rim the rim goes on.
    float at(float x, float y) {
        var cx = Math.clamp(x, 0f, width - 1f);
        var cy = Math.clamp(y, 0f, height - 1f);
        var x0 = (int) cx;
        var y0 = (int) cy;
        var x1 = Math.min(x0 + 1, width - 1);
        var y1 = Math.min(y0 + 1, height - 1);
        var fx = cx - x0;
        var fy = cy - y0;
        var top = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * fx;
        var bottom = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * fx;
        return top + (bottom - top) * fy;
    }

    /// Half as wide and high, each pixel the mean of four: less noise, larger view.
    GreyImage half() {
        var w = Math.max(1, width / 2);
        var h = Math.max(1, height / 2);
        var less = new byte[w * h];
        for (var y = 0; y < h; y++) {
            var upper = 2 * y * width;
            var lower = Math.min(2 * y + 1, height - 1) * width;
            for (var x = 0; x < w; x++) {
                var left = 2 * x;
                var right = Math.min(left + 1, width - 1);
                var sum =
                        (light[upper + left] & 0xFF)
                                + (light[upper + right] & 0xFF)
                                + (light[lower + left] & 0xFF)
                                + (light[lower + right] & 0xFF);
                less[y * w + x] = (byte) ((sum + 2) >> 2);
            }
        }
        return new GreyImage(w, h, less);
    }

    /// Twice as wide and high, light in between drawn evenly.
    GreyImage twice() {
        var more = new byte[4 * light.length];
        for (var y = 0; y < 2 * height; y++) {
            for (var x = 0; x < 2 * width; x++) {
                more[y * 2 * width + x] = (byte) Math.round(at(x / 2f - 0.25f, y / 2f - 0.25f));
            }
        }
        return new GreyImage(2 * width, 2 * height, more);
    }

    /// The middle value of three by three pixels, which salt and pepper do not reach: the middle
    /// one of the highest low, the middle middle and the lowest high of three sorted columns.
    GreyImage median() {
        var calm = light.clone();
        var low = new int[width];
        var middle = new int[width];
        var high = new int[width];
        for (var y = 1; y < height - 1; y++) {
            for (var x = 0; x < width; x++) {
                var a = at(x, y - 1);
                var b = at(x, y);
                var c = at(x, y + 1);
                low[x] = Math.min(Math.min(a, b), c);
                high[x] = Math.max(Math.max(a, b), c);
                middle[x] = a + b + c - low[x] - high[x];
            }
            for (var x = 1; x < width - 1; x++) {
                var lows = Math.max(Math.max(low[x - 1], low[x]), low[x + 1]);
                var highs = Math.min(Math.min(high[x - 1], high[x]), high[x + 1]);
                var middles = middle(middle[x - 1], middle[x], middle[x + 1]);
                calm[y * width + x] = (byte) middle(lows, middles, highs);
            }
        }
        return new GreyImage(width, height, calm);
    }

    private static int middle(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// The share of pixels that stand out from all four neighbours, as grains, salt and pepper do;
    /// every third row is looked at.
    double specks() {
        var count = 0;
        var all = 1;
        for (var y = 1; y < height - 1; y += 3) {
            for (var x = 1; x < width - 1; x++) {
                var value = at(x, y);
                var a = at(x - 1, y);
                var b = at(x + 1, y);
                var c = at(x, y - 1);
                var d = at(x, y + 1);
                var least = Math.min(Math.min(a, b), Math.min(c, d));
                var most = Math.max(Math.max(a, b), Math.max(c, d));
                if (value < least - SPECK || value > most + SPECK) count++;
                all++;
            }
        }
        return (double) count / all;
    }

    /// Each pixel the mean of the square around it.
    GreyImage smoothed(int radius) {
        var sums = integral();
        var soft = new byte[light.length];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                soft[y * width + x] = (byte) mean(sums, x, y, radius);
            }
        }
        return new GreyImage(width, height, soft);
    }

    /// Edges drawn out: the picture plus `strength` times its difference to the smoothed one.
    GreyImage sharpened(int radius, float strength) {
        var sums = integral();
        var sharp = new byte[light.length];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var value = at(x, y);
                var more = value + strength * (value - mean(sums, x, y, radius));
                sharp[y * width + x] = (byte) Math.clamp(Math.round(more), 0, 255);
            }
        }
        return new GreyImage(width, height, sharp);
    }

    GreyImage inverted() {
        var other = new byte[light.length];
        for (var i = 0; i < other.length; i++) other[i] = (byte) ~light[i];
        return new GreyImage(width, height, other);
    }

    GreyImage crop(int left, int top, int w, int h) {
        var part = new byte[w * h];
        for (var y = 0; y < h; y++) {
            System.arraycopy(light, (top + y) * width + left, part, y * w, w);
        }
        return new GreyImage(w, h, part);
    }

    /// Sums of everything above and left; one row and one column more than the picture.
    int[] integral() {
        var stride = width + 1;
        var sums = new int[stride * (height + 1)];
        for (var y = 0; y < height; y++) {
            var row = 0;
            var from = y * width;
            var to = (y + 1) * stride + 1;
            for (var x = 0; x < width; x++) {
                row += light[from + x] & 0xFF;
                sums[to + x] = sums[to + x - stride] + row;
            }
        }
        return sums;
    }

    /// The mean of the square around a pixel, cut off at the rim.
    int mean(int[] sums, int x, int y, int radius) {
        var stride = width + 1;
        var x0 = Math.max(0, x - radius);
        var x1 = Math.min(width, x + radius + 1);
        var y0 = Math.max(0, y - radius);
        var y1 = Math.min(height, y + radius + 1);
        var sum =
                sums[y1 * stride + x1]
                        - sums[y0 * stride + x1]
                        - sums[y1 * stride + x0]
                        + sums[y0 * stride + x0];
        return sum / ((x1 - x0) * (y1 - y0));
    }

    /// One shade everywhere.
    static GreyImage blank(int width, int height, int shade) {
        var light = new byte[width * height];
        Arrays.fill(light, (byte) shade);
        return new GreyImage(width, height, light);
    }

    @Override
    public String toString() {
        return "GreyImage[%d x %d]".formatted(width, height);
    }
}
