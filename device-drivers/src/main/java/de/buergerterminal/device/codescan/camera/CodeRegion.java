package de.buergerterminal.device.codescan.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A place in a picture that is crowded with edges, as codes are, and the direction in which these
/// edges run (0 to 90 degrees; codes know right angles only).
///
/// @param radians how far the code is turned
/// @param along half the width of the place in that direction, in pixels of the whole picture
/// @param across half the height
record CodeRegion(float x, float y, double radians, float along, float across) {
    private static final int BLOCK = 8;
    private static final int MOST = 6;
    private static final int LEAST_BLOCKS = 6;

    /// @param picture about 640 pixels wide
    /// @param scale how many pixels of the whole picture one of this one is
    /// @return the most crowded first
    static List<CodeRegion> in(GreyImage picture, int scale) {
        var columns = picture.width() / BLOCK;
        var rows = picture.height() / BLOCK;
        if (columns == 0 || rows == 0) return List.of();
        var energy = new float[columns * rows];
        var fourfold = new double[columns * rows][2];
        for (var by = 0; by < rows; by++) {
            for (var bx = 0; bx < columns; bx++)
                measure(picture, bx, by, by * columns + bx, energy, fourfold);
        }
        var sorted = energy.clone();
        java.util.Arrays.sort(sorted);
        var line =
                Math.max(60, sorted[Math.max(0, sorted.length - 1 - sorted.length / 60)] * 0.22f);
        record Weighed(CodeRegion region, float weight) {}
        var regions = new ArrayList<Weighed>();
        var seen = new boolean[energy.length];
        for (var start = 0; start < energy.length; start++) {
            if (seen[start] || energy[start] < line) continue;
            var members = flood(start, columns, rows, energy, line, seen);
            if (members.size() < LEAST_BLOCKS) continue;
            var region = of(members, columns, fourfold, scale);
            var sum = 0f;
            for (var member : members) sum += energy[member];
            regions.add(new Weighed(region, sum));
        }
        regions.sort(Comparator.comparingDouble(it -> -it.weight()));
        return regions.stream().limit(MOST).map(Weighed::region).toList();
    }

    private static void measure(
            GreyImage picture, int bx, int by, int index, float[] energy, double[][] fourfold) {
        var sum = 0f;
        for (var y = by * BLOCK; y < (by + 1) * BLOCK; y++) {
            for (var x = bx * BLOCK; x < (bx + 1) * BLOCK; x++) {
                if (x == 0 || y == 0 || x + 1 >= picture.width() || y + 1 >= picture.height())
                    continue;
                double gx = picture.at(x + 1, y) - picture.at(x - 1, y);
                double gy = picture.at(x, y + 1) - picture.at(x, y - 1);
                var square = gx * gx + gy * gy;
                if (square < 30) continue;
                sum += (float) square;
                // (gx + i gy)^4 / |g|^2: right angles fold onto each other.
                var re = gx * gx - gy * gy;
                var im = 2 * gx * gy;
                fourfold[index][0] += (re * re - im * im) / square;
                fourfold[index][1] += 2 * re * im / square;
            }
        }
        energy[index] = sum / (BLOCK * BLOCK);
    }

    private static List<Integer> flood(
            int start, int columns, int rows, float[] energy, float line, boolean[] seen) {
        var members = new ArrayList<Integer>();
        var open = new ArrayDeque<Integer>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int at = open.remove();
            members.add(at);
            for (var dy = -1; dy <= 1; dy++) {
                for (var dx = -1; dx <= 1; dx++) {
                    var x = at % columns + dx;
                    var y = at / columns + dy;
                    if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
                    var next = y * columns + x;
                    if (seen[next] || energy[next] < line) continue;
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        return members;
    }

    private static CodeRegion of(
            List<Integer> members, int columns, double[][] fourfold, int scale) {
        double re = 0;
        double im = 0;
        for (var member : members) {
            re += fourfold[member][0];
            im += fourfold[member][1];
        }
        var radians = Math.atan2(im, re) / 4;
        var cos = Math.cos(radians);
        var sin = Math.sin(radians);
        double[] least = {1e9, 1e9};
        double[] most = {-1e9, -1e9};
        for (var member : members) {
            var x = (member % columns + 0.5) * BLOCK;
            var y = (member / columns + 0.5) * BLOCK;
            var u = x * cos + y * sin;
            var v = y * cos - x * sin;
            least[0] = Math.min(least[0], u);
            most[0] = Math.max(most[0], u);
            least[1] = Math.min(least[1], v);
            most[1] = Math.max(most[1], v);
        }
        var u = (least[0] + most[0]) / 2;
        var v = (least[1] + most[1]) / 2;
        return new CodeRegion(
                (float) (u * cos - v * sin) * scale,
                (float) (u * sin + v * cos) * scale,
                radians,
                (float) ((most[0] - least[0]) / 2 + BLOCK * 0.6) * scale,
                (float) ((most[1] - least[1]) / 2 + BLOCK * 0.6) * scale);
    }

    /// The place turned upright, with a margin, at a scale that leaves at most `most` pixels a
    /// side.
    GreyImage upright(GreyImage whole, float margin, float zoom, int most) {
        var halfWidth = along * (1 + margin) + 6;
        var halfHeight = across * (1 + margin) + 6;
        var scale = Math.min(zoom, most / (2 * Math.max(halfWidth, halfHeight)));
        var width = Math.max(16, Math.round(2 * halfWidth * scale));
        var height = Math.max(16, Math.round(2 * halfHeight * scale));
        var cos = (float) Math.cos(radians);
        var sin = (float) Math.sin(radians);
        var light = new byte[width * height];
        for (var j = 0; j < height; j++) {
            for (var i = 0; i < width; i++) {
                var u = (i - width / 2f) / scale;
                var v = (j - height / 2f) / scale;
                light[j * width + i] =
                        (byte) Math.round(whole.at(x + u * cos - v * sin, y + u * sin + v * cos));
            }
        }
        return new GreyImage(width, height, light);
    }
}
