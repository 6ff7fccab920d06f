package de.buergerterminal.device.codescan.camera;

import com.google.zxing.common.BitMatrix;
import java.util.Arrays;

/// Tells dark modules from light ones, given the light at the middle of each.
final class ModuleLight {
    private static final int REACH = 4;

    /// Where the line between dark and light is drawn.
    enum Threshold {
        /// Half way between the darkest and lightest modules nearby.
        NEIGHBOURHOOD,
        /// The mean of the modules nearby.
        MEAN,
        /// One line for the whole code that separates the two kinds best.
        WHOLE
    }

    private ModuleLight() {}

    /// Undoes some of the blur: what a module got from its neighbours is taken away.
    static float[] sharpened(float[] samples, int size, float strength) {
        if (strength == 0) return samples;
        var clear = new float[samples.length];
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                var i = y * size + x;
                var value = samples[i];
                // Beyond the rim lies the quiet zone; taking the module itself says nothing.
                var left = x > 0 ? samples[i - 1] : value;
                var right = x < size - 1 ? samples[i + 1] : value;
                var up = y > 0 ? samples[i - size] : value;
                var down = y < size - 1 ? samples[i + size] : value;
                clear[i] = value + strength * (4 * value - left - right - up - down);
            }
        }
        return clear;
    }

    static BitMatrix dark(float[] samples, int size, Threshold way) {
        var modules = new BitMatrix(size);
        var whole = way == Threshold.WHOLE ? separating(samples) : 0;
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                var line =
                        switch (way) {
                            case WHOLE -> whole;
                            case MEAN -> around(samples, size, x, y, false);
                            case NEIGHBOURHOOD -> around(samples, size, x, y, true);
                        };
                if (samples[y * size + x] < line) modules.set(x, y);
            }
        }
        return modules;
    }

    private static float around(float[] samples, int size, int cx, int cy, boolean extremes) {
        var least = Float.MAX_VALUE;
        var most = -Float.MAX_VALUE;
        var sum = 0f;
        var count = 0;
        for (var y = Math.max(0, cy - REACH); y <= Math.min(size - 1, cy + REACH); y++) {
            for (var x = Math.max(0, cx - REACH); x <= Math.min(size - 1, cx + REACH); x++) {
                var value = samples[y * size + x];
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
                count++;
            }
        }
        return extremes ? (least + most) / 2 : sum / count;
    }

    /// Otsu's threshold over the modules.
    private static float separating(float[] samples) {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        var total = 0.0;
        for (var value : sorted) total += value;
        var below = 0.0;
        var best = 0.0;
        var line = sorted[sorted.length / 2];
        for (var i = 1; i < sorted.length; i++) {
            below += sorted[i - 1];
            var meanBelow = below / i;
            var meanAbove = (total - below) / (sorted.length - i);
            var apart =
                    (double) i
                            * (sorted.length - i)
                            * (meanAbove - meanBelow)
                            * (meanAbove - meanBelow);
            if (apart > best) {
                best = apart;
                line = (sorted[i - 1] + sorted[i]) / 2;
            }
        }
        return line;
    }
}
