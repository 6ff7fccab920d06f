package de.buergerterminal.device.codescan.camera;

import static com.google.zxing.BarcodeFormat.AZTEC;
import static com.google.zxing.BarcodeFormat.DATA_MATRIX;
import static com.google.zxing.BarcodeFormat.PDF_417;

import java.util.Optional;

/// Data Matrix, Aztec, PDF417 and codes made of lines: crowded places are cut out and turned
/// upright, because the library looks for some of these only in the middle of a picture and only
/// where they stand straight.
final class OtherCodes {
    private static final int LARGEST = 700;

    private final LibraryReader squares = new LibraryReader(false, DATA_MATRIX, AZTEC);
    private final LibraryReader stacked = new LibraryReader(false, PDF_417);
    private final Deadline deadline;

    OtherCodes(Deadline deadline) {
        this.deadline = deadline;
    }

    /// @param small a smaller picture of the whole, about 640 pixels wide
    Optional<FrameCode> read(GreyImage whole, GreyImage small, int scale) {
        for (var region : CodeRegion.in(small, scale)) {
            if (deadline.passed()) break;
            var longish =
                    Math.max(region.along() / region.across(), region.across() / region.along());
            var zoom = Math.clamp(360 / (2 * Math.max(region.along(), region.across())), 1f, 3f);
            var upright = region.upright(whole, 0.12f, zoom, LARGEST);
            var code = longish < 2.2 ? squares(upright) : Optional.<FrameCode>empty();
            if (code.isEmpty()) code = LineCodes.read(upright);
            if (code.isEmpty() && longish > 1.2) code = stacked(upright);
            if (code.isPresent()) return code;
        }
        return Optional.empty();
    }

    private Optional<FrameCode> squares(GreyImage upright) {
        var code = squares.read(upright, LibraryReader.Way.NEARBY);
        if (code.isEmpty()) code = squares.read(upright, LibraryReader.Way.WHOLE);
        if (code.isEmpty()) code = squares.read(upright.smoothed(1), LibraryReader.Way.NEARBY);
        if (code.isEmpty()) code = squares.read(upright.sharpened(3, 2), LibraryReader.Way.NEARBY);
        if (code.isEmpty()) code = squares.read(upright.inverted(), LibraryReader.Way.NEARBY);
        return code;
    }

    private Optional<FrameCode> stacked(GreyImage upright) {
        var code = stacked.read(upright, LibraryReader.Way.NEARBY);
        if (code.isEmpty()) code = stacked.read(upright, LibraryReader.Way.WHOLE);
        if (code.isEmpty()) code = stacked.read(upright.sharpened(2, 2), LibraryReader.Way.NEARBY);
        return code;
    }
}
