package de.buergerterminal.device.codescan;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/// A QR code (ISO/IEC 18004, model 2, error correction M) as dark and light modules. Whoever draws
/// it leaves [#QUIET_ZONE] light modules on every side.
public final class QrMatrix {
    public static final int QUIET_ZONE = 4;

    private final int size;
    private final BitSet dark;

    private QrMatrix(int size, BitSet dark) {
        this.size = size;
        this.dark = dark;
    }

    /// @param content 1 to about 2,300 bytes of UTF-8
    /// @throws IllegalArgumentException when it is empty or does not fit
    public static QrMatrix of(String content) {
        try {
            Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
            var modules = Encoder.encode(content, ErrorCorrectionLevel.M, hints).getMatrix();
            var dark = new BitSet();
            var size = modules.getWidth();
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) dark.set(y * size + x, modules.get(x, y) == 1);
            }
            return new QrMatrix(size, dark);
        } catch (WriterException tooLong) {
            // The message of the library may repeat the content, which may name a person.
            throw new IllegalArgumentException(
                    "%d characters are too much for a QR code".formatted(content.length()));
        }
    }

    /// Modules per side, 21 to 177, without quiet zone.
    public int size() {
        return size;
    }

    /// @param x column from the left, 0 to `size() - 1`
    /// @param y row from the top
    public boolean dark(int x, int y) {
        return dark.get(y * size + x);
    }
}
