package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads one code from one frame: cheap attempts first, the first success ends it, and a limit of
/// time ends a frame that carries nothing. Not safe for use by several threads at once.
public final class FrameReader {
    /// What a frame may cost by default.
    public static final Duration USUAL_BUDGET = Duration.ofMillis(900);

    private static final int RADIUS = 16;

    private final Duration budget;

    /// @param budget after which no further attempt is begun
    public FrameReader(Duration budget) {
        this.budget = budget;
    }

    public Optional<FrameCode> read(GreyImage frame) {
        var deadline = Deadline.in(budget);
        var attempts = new Attempts(frame, deadline);
        return Stream.<Supplier<Optional<FrameCode>>>of(
                        attempts::plainly,
                        attempts::otherSymbologies,
                        attempts::withoutSpecks,
                        attempts::withAThirdEye,
                        attempts::otherSymbologiesWithoutSpecks,
                        attempts::byTheLibrary)
                .takeWhile(_ -> !deadline.passed())
                .flatMap(it -> it.get().stream())
                .findFirst();
    }

    /// The steps of the cascade over one frame; what an earlier step made, a later one uses.
    private static final class Attempts {
        private final GreyImage frame;
        private final GreyImage half;
        private final List<Contrast> scales;
        private final QrPhotoReader qr;
        private final OtherCodes others;

        Attempts(GreyImage frame, Deadline deadline) {
            this.frame = frame;
            this.half = frame.half();
            this.scales =
                    List.of(
                            Contrast.of(half, RADIUS),
                            Contrast.of(frame, RADIUS),
                            Contrast.of(half.half(), RADIUS));
            this.qr = new QrPhotoReader(deadline);
            this.others = new OtherCodes(deadline);
        }

        Optional<FrameCode> plainly() {
            return scales.stream().flatMap(it -> qr.read(it).stream()).findFirst();
        }

        Optional<FrameCode> otherSymbologies() {
            return frame.width() > 900 ? others.read(frame, half, 2) : others.read(frame, frame, 1);
        }

        Optional<FrameCode> withoutSpecks() {
            var code = qr.read(Contrast.of(half.median(), RADIUS));
            return code.isPresent() ? code : qr.read(Contrast.of(frame.median(), RADIUS));
        }

        Optional<FrameCode> withAThirdEye() {
            return scales.stream().flatMap(it -> qr.readWithAThirdEye(it).stream()).findFirst();
        }

        Optional<FrameCode> otherSymbologiesWithoutSpecks() {
            return others.read(half.median(), half.median(), 1);
        }

        Optional<FrameCode> byTheLibrary() {
            var library = new LibraryReader(true, BarcodeFormat.QR_CODE);
            var code = library.read(half, LibraryReader.Way.NEARBY);
            return code.isPresent() ? code : library.read(frame, LibraryReader.Way.NEARBY);
        }
    }
}
