package de.buergerterminal.device.codescan.camera;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The supposed position of one QR code in a picture: where its modules lie. Starts from three eyes
/// and moves the fourth corner, then all four, until the patterns that every code has fit best.
final class QrGrid {
    static final double LEAST_EYES = 0.3;

    private final Contrast contrast;
    private final QrTemplate template;
    private final int sign;
    private final float module;
    private final double[] anchors;
    private final double[] image;
    private Homography map;
    private double fit;
    private @Nullable QrBend bend;

    private QrGrid(
            Contrast contrast,
            QrTemplate template,
            int sign,
            float module,
            double[] image,
            Homography map) {
        this.contrast = contrast;
        this.template = template;
        this.sign = sign;
        this.module = module;
        this.anchors = anchorsOf(template.size);
        this.image = image;
        this.map = map;
        this.fit = fitOf(map);
    }

    private static double[] anchorsOf(int size) {
        var far = size - 3.5;
        return new double[] {3.5, 3.5, far, 3.5, 3.5, far, far, far};
    }

    /// How well three eyes fit, -1 to 1, before anything is moved.
    static double eyesAt(Contrast contrast, Finder corner, Finder right, Finder below, int size) {
        var image = corners(corner, right, below);
        var map = Homography.of(anchorsOf(size), image);
        if (map == null) return -1;
        return agreement(contrast, corner.sign(), map, QrTemplate.ofSize(size).eyes);
    }

    /// Three eyes and the fourth corner as the sizes of the eyes suggest it: what is further away
    /// looks smaller, by the power 2/3 of what its width says about depth.
    private static double[] corners(Finder corner, Finder right, Finder below) {
        var r = Math.clamp(Math.pow(corner.radius() / right.radius(), 2 / 3.0), 0.6, 1.6);
        var b = Math.clamp(Math.pow(corner.radius() / below.radius(), 2 / 3.0), 0.6, 1.6);
        var far = Math.max(0.5, r + b - 1);
        return new double[] {
            corner.x(),
            corner.y(),
            right.x(),
            right.y(),
            below.x(),
            below.y(),
            (r * right.x() + b * below.x() - (r + b - far) * corner.x()) / far,
            (r * right.y() + b * below.y() - (r + b - far) * corner.y()) / far
        };
    }

    /// @param size modules per side
    static @Nullable QrGrid of(
            Contrast contrast, Finder corner, Finder right, Finder below, int size) {
        var image = corners(corner, right, below);
        var map = Homography.of(anchorsOf(size), image);
        if (map == null) return null;
        var module = (corner.module() + right.module() + below.module()) / 3;
        var grid = new QrGrid(contrast, QrTemplate.ofSize(size), corner.sign(), module, image, map);
        if (grid.agreement(map, grid.template.eyes) < LEAST_EYES) return null;
        grid.seekFourthCorner();
        grid.settle();
        return grid;
    }

    int size() {
        return template.size;
    }

    /// How well the patterns fit, -1 to 1; noise stays below 0.35.
    double fit() {
        return fit;
    }

    float module() {
        return module;
    }

    /// Perspective moves the fourth corner along both diagonals: by up to a quarter of the side.
    private void seekFourthCorner() {
        var reach = Math.max(2, Math.min(9, (template.size - 7) / 4));
        var stepModules = (template.size - 7) * 0.27 / reach;
        var ux = (image[2] - image[0]) / (template.size - 7);
        var uy = (image[3] - image[1]) / (template.size - 7);
        var vx = (image[4] - image[0]) / (template.size - 7);
        var vy = (image[5] - image[1]) / (template.size - 7);
        var startX = image[6];
        var startY = image[7];
        var bestX = startX;
        var bestY = startY;
        for (var i = -reach; i <= reach; i++) {
            for (var j = -reach; j <= reach; j++) {
                image[6] = startX + (i * ux + j * vx) * stepModules;
                image[7] = startY + (i * uy + j * vy) * stepModules;
                if (keepIfBetter()) {
                    bestX = image[6];
                    bestY = image[7];
                }
            }
        }
        image[6] = bestX;
        image[7] = bestY;
    }

    private boolean keepIfBetter() {
        var candidate = Homography.of(anchors, image);
        if (candidate == null) return false;
        var better = fitOf(candidate);
        if (better <= fit) return false;
        fit = better;
        map = candidate;
        return true;
    }

    private void settle() {
        for (var step = module * 0.8; step > module * 0.06; step /= 2) {
            for (var round = 0; round < 2; round++) {
                var moved = false;
                for (var i = 0; i < 8; i++) {
                    var before = image[i];
                    image[i] = before + step;
                    if (keepIfBetter()) {
                        moved = true;
                        continue;
                    }
                    image[i] = before - step;
                    if (keepIfBetter()) moved = true;
                    else image[i] = before;
                }
                if (!moved) break;
            }
        }
    }

    private double fitOf(Homography candidate) {
        var eyes = agreement(candidate, template.eyes);
        var timing = agreement(candidate, template.timing);
        // The smallest code has nothing in its fourth corner but data, so the grid must be sharp.
        if (template.alignment.isEmpty())
            return 0.4 * eyes + 0.4 * timing + 0.2 * sharpness(candidate);
        return 0.35 * eyes + 0.3 * timing + 0.35 * agreement(candidate, template.alignment);
    }

    /// How far from the edge between dark and light the middles of modules lie, 0 to 1.
    private double sharpness(Homography candidate) {
        var sum = 0f;
        var most = 1f;
        for (var y = 0; y < template.size; y++) {
            for (var x = 0; x < template.size; x++) {
                var value =
                        Math.abs(
                                contrast.at(
                                        candidate.x(x + 0.5, y + 0.5),
                                        candidate.y(x + 0.5, y + 0.5)));
                sum += value;
                most = Math.max(most, value);
            }
        }
        return sum / (most * template.size * template.size);
    }

    private double agreement(Homography candidate, List<QrTemplate.Mark> marks) {
        return agreement(contrast, sign, candidate, marks);
    }

    private static double agreement(
            Contrast contrast, int sign, Homography candidate, List<QrTemplate.Mark> marks) {
        var with = 0f;
        var all = 1f;
        for (var mark : marks) {
            var value =
                    sign
                            * contrast.at(
                                    candidate.x(mark.x(), mark.y()),
                                    candidate.y(mark.x(), mark.y()));
            with += mark.dark() ? -value : value;
            all += Math.abs(value);
        }
        return with / all;
    }

    /// Light at the middle of every module, row by row, dark being low whatever the polarity.
    ///
    /// @param picture the contrast's picture or a cleaned one of the same size
    float[] sample(GreyImage picture) {
        var size = template.size;
        var samples = new float[size * size];
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                samples[y * size + x] = light(picture, x + 0.5, y + 0.5);
            }
        }
        return samples;
    }

    /// Lets the grid follow wrinkles and lenses.
    void bend() {
        bend = QrBend.of(contrast, template, sign, map);
    }

    private float light(GreyImage picture, double column, double row) {
        var x = column + (bend == null ? 0 : bend.dx(column, row));
        var y = row + (bend == null ? 0 : bend.dy(column, row));
        var spread = module > 2.2f ? 0.22 : 0;
        var value = picture.at(map.x(x, y), map.y(x, y));
        if (spread > 0) {
            value += picture.at(map.x(x - spread, y), map.y(x - spread, y));
            value += picture.at(map.x(x + spread, y), map.y(x + spread, y));
            value += picture.at(map.x(x, y - spread), map.y(x, y - spread));
            value += picture.at(map.x(x, y + spread), map.y(x, y + spread));
            value /= 5;
        }
        return sign > 0 ? value : 255 - value;
    }

    GreyImage picture() {
        return contrast.image;
    }
}
