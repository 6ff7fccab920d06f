package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// ZXing's own detectors for one set of symbologies. Only codes with error correction are asked for
/// here; lines alone go through [LineCodes].
final class LibraryReader {
    /// How the library tells dark from light.
    enum Way {
        NEARBY,
        WHOLE
    }

    private final MultiFormatReader reader = new MultiFormatReader();
    private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);

    LibraryReader(boolean inverted, BarcodeFormat... formats) {
        hints.put(DecodeHintType.TRY_HARDER, true);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(formats));
        hints.put(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name());
        if (inverted) hints.put(DecodeHintType.ALSO_INVERTED, true);
        reader.setHints(hints);
    }

    Optional<FrameCode> read(GreyImage picture, Way way) {
        Function<PlanarYUVLuminanceSource, Binarizer> binarizer =
                way == Way.NEARBY ? HybridBinarizer::new : GlobalHistogramBinarizer::new;
        var source =
                new PlanarYUVLuminanceSource(
                        picture.light(),
                        picture.width(),
                        picture.height(),
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        false);
        try {
            return FrameText.of(reader.decodeWithState(new BinaryBitmap(binarizer.apply(source))));
        } catch (NotFoundException _) {
            return Optional.empty();
        } catch (RuntimeException _) {
            // The library trips over some hostile patterns (index errors, illegal arguments); to a
            // frame that is the same as carrying no code.
            return Optional.empty();
        } finally {
            reader.reset();
        }
    }
}
