package de.buergerterminal.device.codescan.camera;

import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Undoes defocus and shake among modules. The eyes of a code are known, so they tell how far light
/// has spread; then the pattern of dark and light modules is sought that, spread likewise, gives
/// what was measured.
final class ModuleBlur {
    private static final int REACH = 3;
    private static final int SIDE = 2 * REACH + 1;
    private static final int MOST_KERNELS = 4;

    /// How light spreads from one module to those around it, and how badly that explains the eyes.
    @SuppressWarnings("ArrayRecordComponent") // made and dropped within one solution
    private record Spread(float[] weights, double misfit, double[] white, double[] gain) {}

    private final float[] measured;
    private final float[] dark;
    private final int size;

    private ModuleBlur(float[] samples, int size) {
        this.size = size;
        this.measured = samples;
        this.dark = new float[samples.length];
    }

    /// The most probable modules under the few most probable spreads.
    static List<BitMatrix> undone(float[] samples, int size) {
        var blur = new ModuleBlur(samples, size);
        var spreads = new ArrayList<Spread>();
        for (var weights : KERNELS) spreads.add(blur.tried(weights));
        spreads.sort(Comparator.comparingDouble(Spread::misfit));
        var answers = new ArrayList<BitMatrix>();
        for (var spread : spreads.subList(0, MOST_KERNELS)) answers.add(blur.solve(spread));
        return answers;
    }

    private static final List<float[]> KERNELS = kernels();

    private static List<float[]> kernels() {
        var kernels = new ArrayList<float[]>();
        for (var sigma : new double[] {0.35, 0.5, 0.65, 0.8, 0.95, 1.1, 1.3})
            kernels.add(kernel(sigma, 0, 0));
        for (var length : new double[] {1, 1.6, 2.2, 2.8}) {
            for (var i = 0; i < 8; i++) kernels.add(kernel(0.3, length, Math.PI * i / 8));
        }
        return kernels;
    }

    /// A Gaussian drawn out along a line of `length` modules, summed over each module's middle.
    private static float[] kernel(double sigma, double length, double radians) {
        var weights = new float[SIDE * SIDE];
        var sum = 0.0;
        var dots = length == 0 ? 1 : 9;
        for (var i = 0; i < weights.length; i++) {
            var value = 0.0;
            for (var dot = 0; dot < dots; dot++) {
                var along = dots == 1 ? 0 : length * (dot / (dots - 1.0) - 0.5);
                for (var sub = 0; sub < 9; sub++) {
                    var x = i % SIDE - REACH + (sub % 3 - 1) / 3.0 - along * Math.cos(radians);
                    var y = i / SIDE - REACH + (sub / 3 - 1) / 3.0 - along * Math.sin(radians);
                    value += Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
                }
            }
            weights[i] = (float) value;
            sum += value;
        }
        for (var i = 0; i < weights.length; i++) weights[i] /= (float) sum;
        return weights;
    }

    /// Measured light as a share of darkness, 0 to 1, with black and white as the eyes tell them
    /// under this spread, laid out over the code as planes.
    private void normalise(Spread spread) {
        var white = spread.white();
        var gain = spread.gain();
        for (var i = 0; i < dark.length; i++) {
            var u = (i % size - 3.0) / (size - 7);
            var v = (Math.floorDiv(i, size) - 3.0) / (size - 7);
            var base = white[0] + u * (white[1] - white[0]) + v * (white[2] - white[0]);
            var depth = gain[0] + u * (gain[1] - gain[0]) + v * (gain[2] - gain[0]);
            dark[i] = (float) Math.clamp((measured[i] - base) / Math.min(depth, -2), -0.3, 1.3);
        }
    }

    /// How badly the eyes, spread by these weights, explain what was measured there; the best
    /// linear relation is granted, since black and white are known roughly only.
    private Spread tried(float[] weights) {
        var white = new double[3];
        var gain = new double[3];
        var all = 0.0;
        for (var corner = 0; corner < 3; corner++) {
            double n = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double sxy = 0;
            double syy = 0;
            for (var y = 0; y < 6; y++) {
                for (var x = 0; x < 6; x++) {
                    var px = corner == 1 ? size - 1 - x : x;
                    var py = corner == 2 ? size - 1 - y : y;
                    var expected = 0.0;
                    for (var j = -REACH; j <= REACH; j++) {
                        for (var i = -REACH; i <= REACH; i++) {
                            var ex = corner == 1 ? x - i : x + i;
                            var ey = corner == 2 ? y - j : y + j;
                            expected += weights[(REACH - j) * SIDE + REACH - i] * eye(ex, ey);
                        }
                    }
                    var seen = measured[py * size + px];
                    n++;
                    sx += expected;
                    sy += seen;
                    sxx += expected * expected;
                    sxy += expected * seen;
                    syy += seen * seen;
                }
            }
            var vx = sxx - sx * sx / n;
            var vy = syy - sy * sy / n;
            var cov = sxy - sx * sy / n;
            // Darkness takes light away, so the relation must fall.
            gain[corner] = vx < 1e-6 ? -2 : Math.min(-2, cov / vx);
            white[corner] = (sy - gain[corner] * sx) / n;
            all += cov >= 0 || vx < 1e-6 ? 1 : 1 - cov * cov / (vx * Math.max(vy, 1e-6));
        }
        return new Spread(weights, all, white, gain);
    }

    private static double eye(int x, int y) {
        if (x < 0 || y < 0 || x == 7 || y == 7) return 0;
        if (x > 7 || y > 7) return 0.5;
        var ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        return ring == 2 ? 0 : 1;
    }

    private BitMatrix solve(Spread spread) {
        normalise(spread);
        var weights = spread.weights();
        var m = dark.clone();
        for (var i = 0; i < m.length; i++) m[i] = Math.clamp(m[i], 0, 1);
        var error = new float[m.length];
        for (var round = 0; round < 30; round++) {
            errors(m, weights, error);
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) {
                    var i = y * size + x;
                    m[i] = Math.clamp(m[i] + 1.6f * correlation(error, weights, x, y), 0, 1);
                }
            }
        }
        for (var i = 0; i < m.length; i++) m[i] = m[i] > 0.5f ? 1 : 0;
        errors(m, weights, error);
        var energy = 0f;
        for (var weight : weights) energy += weight * weight;
        for (var sweep = 0; sweep < 6; sweep++) {
            var flips = 0;
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) {
                    var i = y * size + x;
                    var change = m[i] > 0.5f ? -1 : 1;
                    if (change * correlation(error, weights, x, y) <= energy / 2) continue;
                    m[i] += change;
                    spread(error, weights, x, y, -change);
                    flips++;
                }
            }
            if (flips == 0) break;
        }
        var modules = new BitMatrix(size);
        for (var i = 0; i < m.length; i++) if (m[i] > 0.5f) modules.set(i % size, i / size);
        return modules;
    }

    private void errors(float[] m, float[] weights, float[] error) {
        System.arraycopy(dark, 0, error, 0, dark.length);
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                var value = m[y * size + x];
                if (value != 0) spread(error, weights, x, y, -value);
            }
        }
    }

    private void spread(float[] error, float[] weights, int x, int y, float amount) {
        for (var j = Math.max(-REACH, -y); j <= Math.min(REACH, size - 1 - y); j++) {
            for (var i = Math.max(-REACH, -x); i <= Math.min(REACH, size - 1 - x); i++) {
                error[(y + j) * size + x + i] += amount * weights[(j + REACH) * SIDE + i + REACH];
            }
        }
    }

    private float correlation(float[] error, float[] weights, int x, int y) {
        var sum = 0f;
        for (var j = Math.max(-REACH, -y); j <= Math.min(REACH, size - 1 - y); j++) {
            for (var i = Math.max(-REACH, -x); i <= Math.min(REACH, size - 1 - x); i++) {
                sum += error[(y + j) * size + x + i] * weights[(j + REACH) * SIDE + i + REACH];
            }
        }
        return sum;
    }
}
