package de.buergerterminal.device.codescan.camera;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much lighter than its surroundings each pixel is; zero is the edge between dark and light,
/// wherever the lamp stands. Edges are found between pixels, so that modules of one and a half
/// pixels still have a width.
final class Contrast {
    final GreyImage image;
    final int width;
    final int height;
    private final short[] difference;
    private @Nullable List<Finder> finders;

    private Contrast(GreyImage image, short[] difference) {
        this.image = image;
        this.width = image.width();
        this.height = image.height();
        this.difference = difference;
    }

    /// @param radius half the side of the surroundings in pixels; modules should be smaller than a
    ///   fifth of the whole
    static Contrast of(GreyImage image, int radius) {
        var sums = image.integral();
        var width = image.width();
        var difference = new short[image.light().length];
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < width; x++) {
                difference[y * width + x] =
                        (short) (image.at(x, y) - image.mean(sums, x, y, radius));
            }
        }
        return new Contrast(image, difference);
    }

    /// The eyes of QR codes in it, the best first.
    List<Finder> finders() {
        var known = finders;
        if (known == null) finders = known = FinderSearch.in(this);
        return known;
    }

    /// The usual difference between neighbours, a measure of the grain.
    int noise() {
        var counts = new int[256];
        var all = 0;
        for (var i = 7; i + 1 < difference.length; i += 13) {
            counts[Math.abs((image.light()[i] & 0xFF) - (image.light()[i + 1] & 0xFF))]++;
            all++;
        }
        var middle = 0;
        for (var below = counts[0]; below * 2 < all; below += counts[middle]) middle++;
        return middle;
    }

    int at(int x, int y) {
        return difference[y * width + x];
    }

    float at(float x, float y) {
        if (x < 0 || y < 0 || x > width - 1 || y > height - 1) return 0;
        var x0 = (int) x;
        var y0 = (int) y;
        var i = y0 * width + x0;
        var right = x0 + 1 < width ? 1 : 0;
        var down = y0 + 1 < height ? width : 0;
        var fx = x - x0;
        var fy = y - y0;
        var top = difference[i] + (difference[i + right] - difference[i]) * fx;
        var bottom =
                difference[i + down] + (difference[i + down + right] - difference[i + down]) * fx;
        return top + (bottom - top) * fy;
    }

    boolean covers(float x, float y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    /// Walks from a dark (for `sign` -1: light) place and notes the distances of the next three
    /// edges: end of the core, end of the ring around it, end of the frame around that.
    ///
    /// @return how many of the three were found within `reach` pixels
    int edges(
            float x,
            float y,
            float dx,
            float dy,
            int sign,
            float step,
            float reach,
            float[] found) {
        var count = 0;
        var before = -sign * at(x, y);
        if (before <= 0) return 0;
        for (var t = step; t <= reach; t += step) {
            var px = x + dx * t;
            var py = y + dy * t;
            if (!covers(px, py)) return count;
            var now = (count & 1) == 0 ? -sign * at(px, py) : sign * at(px, py);
            if (now < 0) {
                found[count] = t - step + step * before / (before - now);
                if (++count == 3) return 3;
                before = -now;
            } else {
                before = now;
            }
        }
        return count;
    }
}
