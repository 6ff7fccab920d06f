package de.buergerterminal.device.codescan.camera;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads one QR code in a picture: eyes, triples of eyes, the grid that fits best, light at each
/// module, several ways to tell dark from light, and Reed-Solomon as the judge.
final class QrPhotoReader {
    private static final int MOST_TRIPLES = 5;
    private static final int MOST_LOOKED_AT = 80;
    private static final double LEAST_FIT = 0.38;
    private static final double LEAST_FIT_TO_BEND = 0.5;

    /// Three eyes that may belong to one code.
    record Triple(Finder corner, Finder right, Finder below, double size, double doubt) {
        /// The same with the doubt that the picture leaves: how badly three eyes fit there.
        Triple lookedAt(Contrast contrast) {
            var fit = -1.0;
            for (var other = nearest(size) - 4; other <= nearest(size) + 4; other += 4) {
                if (other >= 21 && other <= 177) {
                    fit = Math.max(fit, QrGrid.eyesAt(contrast, corner, right, below, other));
                }
            }
            return new Triple(corner, right, below, size, 1 - fit);
        }

        /// Whether one of its eyes was supposed, not seen.
        boolean rests(List<Finder> supposed) {
            return supposed.contains(corner)
                    || supposed.contains(right)
                    || supposed.contains(below);
        }
    }

    private static int nearest(double size) {
        return 17 + 4 * Math.clamp(Math.round((size - 17) / 4), 1, 40);
    }

    private final Decoder decoder = new Decoder();
    private final Deadline deadline;

    QrPhotoReader(Deadline deadline) {
        this.deadline = deadline;
    }

    /// Where codes may lie, the most probable first.
    List<QrGrid> grids(Contrast contrast) {
        return grids(contrast, triples(contrast, contrast.finders()));
    }

    /// The same for codes of which only two eyes are seen.
    List<QrGrid> gridsWithAThirdEye(Contrast contrast) {
        var finders = contrast.finders();
        if (deadline.passed() || finders.size() < 2) return List.of();
        var more = new ArrayList<>(finders.subList(0, Math.min(8, finders.size())));
        var supposed = ThirdEye.beside(contrast, finders);
        more.addAll(supposed);
        var others = triples(contrast, more).stream().filter(it -> it.rests(supposed)).toList();
        return grids(contrast, others);
    }

    private List<QrGrid> grids(Contrast contrast, List<Triple> triples) {
        var grids = new ArrayList<QrGrid>();
        for (var triple : triples) {
            if (deadline.passed()) break;
            grids.addAll(grids(contrast, triple));
        }
        return grids;
    }

    private static List<QrGrid> grids(Contrast contrast, Triple triple) {
        var grids = new ArrayList<QrGrid>();
        var nearest = nearest(triple.size());
        for (var size = nearest - 4; size <= nearest + 4; size += 4) {
            if (size < 21
                    || size > 177
                    || Math.abs(size - triple.size()) > 2.5 + 0.1 * triple.size()) continue;
            var grid = QrGrid.of(contrast, triple.corner(), triple.right(), triple.below(), size);
            if (grid != null && grid.fit() > LEAST_FIT) grids.add(grid);
        }
        grids.sort(Comparator.comparingDouble(it -> -it.fit()));
        return grids.subList(0, Math.min(2, grids.size()));
    }

    /// Modules as they are seen.
    Optional<FrameCode> readPlainly(List<QrGrid> grids) {
        return first(grids, this::plainly);
    }

    /// With blur undone and the grid bent: dear.
    Optional<FrameCode> readThoroughly(List<QrGrid> grids) {
        return first(grids, this::thoroughly);
    }

    private Optional<FrameCode> first(
            List<QrGrid> grids, Function<QrGrid, Optional<FrameCode>> attempt) {
        for (var grid : grids) {
            if (deadline.passed()) return Optional.empty();
            var code = attempt.apply(grid);
            if (code.isPresent()) return code;
        }
        return Optional.empty();
    }

    private Optional<FrameCode> thoroughly(QrGrid grid) {
        var code = unblurred(grid);
        if (code.isPresent() || grid.fit() < LEAST_FIT_TO_BEND) return code;
        grid.bend();
        code = plainly(grid);
        return code.isPresent() ? code : unblurred(grid);
    }

    private Optional<FrameCode> plainly(QrGrid grid) {
        var samples = grid.sample(grid.picture());
        for (var sharper : new float[] {0, 0.15f}) {
            var clear = ModuleLight.sharpened(samples, grid.size(), sharper);
            for (var way : ModuleLight.Threshold.values()) {
                var code = decode(ModuleLight.dark(clear, grid.size(), way));
                if (code.isPresent()) return code;
            }
        }
        return Optional.empty();
    }

    private Optional<FrameCode> unblurred(QrGrid grid) {
        for (var modules : ModuleBlur.undone(grid.sample(grid.picture()), grid.size())) {
            var code = decode(modules);
            if (code.isPresent()) return code;
        }
        return Optional.empty();
    }

    private Optional<FrameCode> decode(BitMatrix modules) {
        try {
            DecoderResult result = decoder.decode(modules, FrameText.HINTS);
            return FrameText.of(result, "Q");
        } catch (ChecksumException | FormatException _) {
            return Optional.empty();
        }
    }

    static List<Triple> triples(Contrast contrast, List<Finder> finders) {
        var triples = new ArrayList<Triple>();
        for (var corner : finders) {
            for (var right : finders) {
                if (right.equals(corner) || !alike(corner, right)) continue;
                for (var below : finders) {
                    if (below.equals(corner)
                            || below.equals(right)
                            || !alike(corner, below)
                            || !alike(right, below)) continue;
                    consider(contrast, corner, right, below, triples);
                }
            }
        }
        triples.sort(Comparator.comparingDouble(Triple::doubt));
        return triples.subList(0, Math.min(MOST_LOOKED_AT, triples.size())).stream()
                .map(it -> it.lookedAt(contrast))
                .filter(it -> it.doubt() < 1 - QrGrid.LEAST_EYES)
                .sorted(Comparator.comparingDouble(Triple::doubt))
                .limit(MOST_TRIPLES)
                .toList();
    }

    private static boolean alike(Finder one, Finder other) {
        return one.sign() == other.sign()
                && one.radius() < other.radius() * 2.2f
                && other.radius() < one.radius() * 2.2f;
    }

    private static void consider(
            Contrast contrast, Finder corner, Finder right, Finder below, List<Triple> triples) {
        var ux = right.x() - corner.x();
        var uy = right.y() - corner.y();
        var vx = below.x() - corner.x();
        var vy = below.y() - corner.y();
        var cross = ux * vy - uy * vx;
        var lengths = Math.hypot(ux, uy) * Math.hypot(vx, vy);
        // Mirrored codes are met as well: the decoder turns them round.
        if (cross < 0.35 * lengths) return;
        var across = modules(contrast, corner, right);
        var down = modules(contrast, corner, below);
        if (across < 8 || down < 8 || across > 190 || down > 190) return;
        var doubt = Math.abs(Math.log(across / down));
        if (doubt > 0.45) return;
        doubt +=
                0.3
                        * Math.abs(
                                Math.log(
                                        corner.radius()
                                                * corner.radius()
                                                / (right.radius() * below.radius())));
        triples.add(new Triple(corner, right, below, (across + down) / 2 + 7, doubt));
    }

    /// How many modules lie between two eyes, measured with their own rings as the ruler.
    private static double modules(Contrast contrast, Finder from, Finder to) {
        var dx = to.x() - from.x();
        var dy = to.y() - from.y();
        var length = (float) Math.hypot(dx, dy);
        var near = module(contrast, from, dx / length, dy / length);
        var far = module(contrast, to, -dx / length, -dy / length);
        return length / Math.sqrt(near * far);
    }

    private static float module(Contrast contrast, Finder eye, float dx, float dy) {
        var edges = new float[3];
        var back = new float[3];
        var step = Math.max(0.4f, eye.module() / 6);
        var ahead =
                contrast.edges(eye.x(), eye.y(), dx, dy, eye.sign(), step, eye.radius() * 4, edges);
        var behind =
                contrast.edges(
                        eye.x(), eye.y(), -dx, -dy, eye.sign(), step, eye.radius() * 4, back);
        if (ahead < 2 || behind < 2) return eye.module();
        return (edges[0] + edges[1] + back[0] + back[1]) / 8;
    }
}
