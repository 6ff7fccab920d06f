package de.buergerterminal.device.codescan.camera;

/// The perspective map from one plane to another.
final class Homography {
    private final double[] h;

    private Homography(double[] h) {
        this.h = h;
    }

    /// From four places to four others, each as x, y, x, y, ...; null when they do not span a
    /// plane.
    static @org.jspecify.annotations.Nullable Homography of(double[] from, double[] to) {
        var m = new double[8][9];
        for (var i = 0; i < 4; i++) {
            var x = from[2 * i];
            var y = from[2 * i + 1];
            var u = to[2 * i];
            var v = to[2 * i + 1];
            m[2 * i] = new double[] {x, y, 1, 0, 0, 0, -x * u, -y * u, u};
            m[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -x * v, -y * v, v};
        }
        for (var c = 0; c < 8; c++) {
            var pivot = c;
            for (var r = c + 1; r < 8; r++)
                if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) pivot = r;
            if (Math.abs(m[pivot][c]) < 1e-9) return null;
            var swap = m[c];
            m[c] = m[pivot];
            m[pivot] = swap;
            for (var r = 0; r < 8; r++) {
                if (r == c) continue;
                var factor = m[r][c] / m[c][c];
                if (factor == 0) continue;
                for (var k = c; k < 9; k++) m[r][k] -= factor * m[c][k];
            }
        }
        var h = new double[9];
        for (var i = 0; i < 8; i++) h[i] = m[i][8] / m[i][i];
        h[8] = 1;
        return new Homography(h);
    }

    float x(double x, double y) {
        return (float) ((h[0] * x + h[1] * y + h[2]) / (h[6] * x + h[7] * y + h[8]));
    }

    float y(double x, double y) {
        return (float) ((h[3] * x + h[4] * y + h[5]) / (h[6] * x + h[7] * y + h[8]));
    }
}
