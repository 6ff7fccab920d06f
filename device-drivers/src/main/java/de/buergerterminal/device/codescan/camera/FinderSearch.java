package de.buergerterminal.device.codescan.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the eyes of QR codes (ISO/IEC 18004, finder patterns): any line through such an eye
/// crosses dark, light, dark, light, dark in the ratio 1:1:3:1:1, however it is turned or tilted.
/// Rows of pixels propose, sixteen rays through the centre decide.
final class FinderSearch {
    private static final int RAYS = 16;
    private static final int MOST_FINDERS = 24;

    private final Contrast contrast;
    private final float[] edges = new float[3];
    private final float[] back = new float[3];
    private final float[] crossings;
    private final List<Finder> found = new ArrayList<>();

    private final float least;

    private FinderSearch(Contrast contrast) {
        this.contrast = contrast;
        this.least = Math.max(1.5f, contrast.noise() * 1.2f);
        this.crossings = new float[contrast.width + 2];
    }

    /// @return the best ones, those met most often first
    static List<Finder> in(Contrast contrast) {
        var search = new FinderSearch(contrast);
        for (var y = 2; y < contrast.height - 2; y++) search.row(y);
        search.found.sort(Comparator.comparingDouble(it -> -it.weight()));
        return search.found.subList(0, Math.min(MOST_FINDERS, search.found.size()));
    }

    private void row(int y) {
        var count = 0;
        var before = contrast.at(0, y);
        var firstIsDark = before < 0;
        for (var x = 1; x < contrast.width; x++) {
            var now = contrast.at(x, y);
            if ((before < 0) != (now < 0)) {
                crossings[count++] = x - 1 + before / (float) (before - now);
            }
            before = now;
        }
        for (var i = 0; i + 5 < count; i++) {
            // Crossing i begins a dark run when an even number of runs lies before it.
            var dark = firstIsDark == ((i & 1) == 1);
            if (looksRight(i))
                examine(
                        (crossings[i + 2] + crossings[i + 3]) / 2,
                        y,
                        crossings[i + 3] - crossings[i + 2],
                        dark ? 1 : -1);
        }
    }

    private boolean looksRight(int i) {
        var module = (crossings[i + 4] - crossings[i + 1]) / 5;
        return module > 0.9f
                && Math.abs(crossings[i + 3] - crossings[i + 2] - 3 * module) < 1.1f * module
                && Math.abs(crossings[i + 2] - crossings[i + 1] - module) < 0.65f * module
                && Math.abs(crossings[i + 4] - crossings[i + 3] - module) < 0.65f * module
                && crossings[i + 1] - crossings[i] > 0.35f * module
                && crossings[i + 5] - crossings[i + 4] > 0.35f * module;
    }

    private void examine(float x, float y, float core, int sign) {
        for (var i = 0; i < found.size(); i++) {
            if (found.get(i).near(x, y, sign)) {
                found.set(i, found.get(i).metAgain());
                return;
            }
        }
        if (Math.abs(contrast.at(x, y)) < least) return;
        var module = core / 3;
        for (var round = 0; round < 2; round++) {
            var down = shift(x, y, 0, 1, sign, module);
            if (Float.isNaN(down)) return;
            y += down;
            var right = shift(x, y, 1, 0, sign, module);
            if (Float.isNaN(right)) return;
            x += right;
        }
        var radius = rays(x, y, sign, module);
        if (radius == 0) return;
        for (var i = 0; i < found.size(); i++) {
            if (found.get(i).near(x, y, sign)) {
                found.set(i, found.get(i).metAgain());
                return;
            }
        }
        found.add(new Finder(x, y, radius, sign, 1, Math.abs(contrast.at(x, y))));
    }

    /// How far the middle of the core lies from here along a line; not a number when this is none.
    private float shift(float x, float y, int dx, int dy, int sign, float module) {
        var step = Math.max(0.5f, module / 6);
        var reach = module * 9;
        if (contrast.edges(x, y, dx, dy, sign, step, reach, edges) < 2) return Float.NaN;
        if (contrast.edges(x, y, -dx, -dy, sign, step, reach, back) < 2) return Float.NaN;
        var core = edges[0] + back[0];
        var ring = edges[1] - edges[0] + back[1] - back[0];
        var whole = edges[1] + back[1];
        if (Math.abs(core - 0.6f * whole) > 0.22f * whole || ring < 0.2f * whole) return Float.NaN;
        return (edges[0] - back[0] + edges[1] - back[1]) / 4;
    }

    /// The mean distance of the ring's middle, or 0 when too few rays agree.
    private float rays(float x, float y, int sign, float module) {
        var agreeing = 0;
        var sum = 0f;
        var least = Float.MAX_VALUE;
        var most = 0f;
        for (var i = 0; i < RAYS; i++) {
            var angle = Math.PI * 2 * i / RAYS;
            var count =
                    contrast.edges(
                            x,
                            y,
                            (float) Math.cos(angle),
                            (float) Math.sin(angle),
                            sign,
                            Math.max(0.5f, module / 6),
                            module * 16,
                            edges);
            if (count < 2) continue;
            var ratio = edges[0] / edges[1];
            if (ratio < 0.38f || ratio > 0.82f) continue;
            if (count == 3 && edges[2] - edges[1] < 0.12f * edges[1]) continue;
            var middle = (edges[0] + edges[1]) / 2;
            sum += middle;
            least = Math.min(least, middle);
            most = Math.max(most, middle);
            agreeing++;
        }
        return agreeing >= RAYS * 3 / 4 && most < least * 6 ? sum / agreeing : 0;
    }
}
