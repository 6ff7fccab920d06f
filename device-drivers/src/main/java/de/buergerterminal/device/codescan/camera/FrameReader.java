package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one code from one frame: cheap attempts first, the first success ends it, and a limit of
/// time ends a frame that carries nothing. Not safe for use by several threads at once.
public final class FrameReader {
    /// What a frame may cost by default.
    public static final Duration USUAL_BUDGET = Duration.ofMillis(900);

    private static final int RADIUS = 16;
    private static final int TINY = 400;
    private static final double LEAST_SPECKS = 0.004;

    private final Duration budget;

    /// @param budget after which no further attempt is begun
    public FrameReader(Duration budget) {
        this.budget = budget;
    }

    public Optional<FrameCode> read(GreyImage frame) {
        var deadline = Deadline.in(budget);
        var attempts = new Attempts(frame, deadline);
        return Stream.<Supplier<Optional<FrameCode>>>of(
                        attempts::byTheLibrary,
                        attempts::plainly,
                        attempts::thoroughly,
                        attempts::otherSymbologies,
                        attempts::withoutSpecks,
                        attempts::withAThirdEye,
                        attempts::otherSymbologiesOnceMore)
                .takeWhile(_ -> !deadline.passed())
                .flatMap(it -> it.get().stream())
                .findFirst();
    }

    /// The steps of the cascade over one frame; what an earlier step made, a later one uses.
    private static final class Attempts {
        private final GreyImage frame;
        private final GreyImage half;
        private final GreyImage quarter;
        private final List<Scale> scales;
        private final QrPhotoReader qr;
        private final OtherCodes others;
        private final Deadline deadline;

        Attempts(GreyImage frame, Deadline deadline) {
            this.frame = frame;
            this.half = frame.half();
            this.quarter = half.half();
            this.deadline = deadline;
            this.qr = new QrPhotoReader(deadline);
            this.scales = List.of(new Scale(half), new Scale(frame), new Scale(quarter));
            this.others = new OtherCodes(deadline);
        }

        /// A few milliseconds, enough for most frames: halving calms grain and shrinks what is
        /// near.
        Optional<FrameCode> byTheLibrary() {
            var library = new LibraryReader(true, BarcodeFormat.QR_CODE);
            return first(
                    Stream.of(half, frame, quarter),
                    it -> library.read(it, LibraryReader.Way.NEARBY));
        }

        Optional<FrameCode> plainly() {
            return first(scales.stream(), it -> qr.readPlainly(it.grids()));
        }

        Optional<FrameCode> thoroughly() {
            return first(scales.stream(), it -> qr.readThoroughly(it.grids()));
        }

        Optional<FrameCode> otherSymbologies() {
            return frame.width() > 900 ? others.read(frame, half, 2) : others.read(frame, frame, 1);
        }

        Optional<FrameCode> withoutSpecks() {
            if (frame.specks() < LEAST_SPECKS) return Optional.empty();
            return first(
                    Stream.of(half, frame),
                    it -> {
                        var grids = qr.grids(Contrast.of(it.median(), RADIUS));
                        var code = qr.readPlainly(grids);
                        return code.isPresent() ? code : qr.readThoroughly(grids);
                    });
        }

        Optional<FrameCode> withAThirdEye() {
            return first(
                    scales.stream(),
                    it -> {
                        var grids = qr.gridsWithAThirdEye(it.contrast());
                        var code = qr.readPlainly(grids);
                        return code.isPresent() ? code : qr.readThoroughly(grids);
                    });
        }

        /// Wide bars and modules are crowded places only in a smaller picture, and tiny ones only
        /// in a larger one.
        Optional<FrameCode> otherSymbologiesOnceMore() {
            if (Math.max(frame.width(), frame.height()) <= TINY) {
                var twice = frame.twice();
                var code = others.read(twice, twice, 1);
                if (code.isPresent()) return code;
            }
            return first(Stream.of(half.median(), quarter), it -> others.read(it, it, 1));
        }

        private <T> Optional<FrameCode> first(
                Stream<T> pictures, Function<T, Optional<FrameCode>> attempt) {
            return pictures.takeWhile(_ -> !deadline.passed())
                    .flatMap(it -> attempt.apply(it).stream())
                    .findFirst();
        }

        /// One size of the frame; what lies in it is sought when first asked for.
        private final class Scale {
            private final GreyImage picture;
            private @Nullable Contrast contrast;
            private @Nullable List<QrGrid> grids;

            Scale(GreyImage picture) {
                this.picture = picture;
            }

            Contrast contrast() {
                var known = contrast;
                if (known == null) contrast = known = Contrast.of(picture, RADIUS);
                return known;
            }

            List<QrGrid> grids() {
                var known = grids;
                if (known == null) grids = known = qr.grids(contrast());
                return known;
            }
        }
    }
}
