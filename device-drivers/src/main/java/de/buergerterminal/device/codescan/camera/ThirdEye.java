package de.buergerterminal.device.codescan.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Supposes the third eye of a code where two were found: the edge of a shadow, a glare or a blot
/// often hides just one. The picture is looked at around the supposed place, and only what bears
/// some likeness to an eye is believed.
final class ThirdEye {
    private static final int MOST_EYES = 6;
    private static final double LEAST_LIKENESS = 0.3;

    private final Contrast contrast;

    private ThirdEye(Contrast contrast) {
        this.contrast = contrast;
    }

    static List<Finder> beside(Contrast contrast, List<Finder> finders) {
        var search = new ThirdEye(contrast);
        var supposed = new ArrayList<Finder>();
        var first = finders.subList(0, Math.min(MOST_EYES, finders.size()));
        for (var one : first) {
            for (var other : first) {
                if (one.equals(other) || one.sign() != other.sign()) continue;
                if (Math.abs(Math.log(one.radius() / other.radius())) > 0.35) continue;
                var dx = other.x() - one.x();
                var dy = other.y() - one.y();
                var modules = Math.hypot(dx, dy) / (one.module() + other.module()) * 2;
                if (modules < 12 || modules > 120) continue;
                // Beside a side of the code, and across its diagonal.
                search.at(one, other, one.x() - dy, one.y() + dx, dx, dy).ifPresent(supposed::add);
                search.at(one, other, one.x() + dy, one.y() - dx, dx, dy).ifPresent(supposed::add);
                search.at(
                                one,
                                other,
                                (one.x() + other.x() - dy) / 2,
                                (one.y() + other.y() + dx) / 2,
                                dx + dy,
                                dy - dx)
                        .ifPresent(supposed::add);
            }
        }
        return supposed;
    }

    private Optional<Finder> at(Finder one, Finder other, float x, float y, float dx, float dy) {
        var module = (one.module() + other.module()) / 2;
        var length = Math.hypot(dx, dy);
        var ux = (float) (dx / length) * module;
        var uy = (float) (dy / length) * module;
        var best = LEAST_LIKENESS;
        Finder found = null;
        for (var j = -4; j <= 4; j++) {
            for (var i = -4; i <= 4; i++) {
                var px = x + (i * ux - j * uy) * 0.9f;
                var py = y + (i * uy + j * ux) * 0.9f;
                if (!contrast.covers(px, py)) continue;
                var likeness = likeness(px, py, ux, uy, one.sign());
                if (likeness > best) {
                    best = likeness;
                    found =
                            new Finder(
                                    px,
                                    py,
                                    (one.radius() + other.radius()) / 2,
                                    one.sign(),
                                    1,
                                    (one.strength() + other.strength()) / 2);
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private double likeness(float cx, float cy, float ux, float uy, int sign) {
        var with = 0f;
        var all = 1f;
        for (var y = -4; y <= 4; y++) {
            for (var x = -4; x <= 4; x++) {
                var ring = Math.max(Math.abs(x), Math.abs(y));
                var value = sign * contrast.at(cx + x * ux - y * uy, cy + x * uy + y * ux);
                if (ring == 2 || ring == 4) with += value;
                else with -= value;
                all += Math.abs(value);
            }
        }
        return with / all;
    }
}
