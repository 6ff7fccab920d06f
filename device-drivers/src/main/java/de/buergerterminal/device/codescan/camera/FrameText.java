package de.buergerterminal.device.codescan.camera;

import com.google.zxing.DecodeHintType;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.DecoderResult;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The text in a code. Bytes without a declared character set (ECI) are UTF-8 where they are valid
/// UTF-8, else ISO-8859-1; the library would guess, and guess Shift-JIS at times.
final class FrameText {
    static final Map<DecodeHintType, Object> HINTS = hints();

    private FrameText() {}

    private static Map<DecodeHintType, Object> hints() {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name());
        return hints;
    }

    static Optional<FrameCode> of(DecoderResult result, String letter) {
        var text = result.getText();
        // Modifiers 2, 4 and 6 of QR codes tell that a character set was declared.
        if (result.getSymbologyModifier() % 2 != 0) text = unicode(text);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new FrameCode(text, letter + result.getSymbologyModifier()));
    }

    static Optional<FrameCode> of(Result result) {
        var text = unicode(result.getText());
        if (text.isEmpty()) return Optional.empty();
        var metadata = result.getResultMetadata();
        var known = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        return Optional.of(
                new FrameCode(
                        text,
                        known instanceof String it && it.length() == 3 ? it.substring(1) : ""));
    }

    private static String unicode(String octets) {
        if (octets.chars().allMatch(it -> it < 0x80) || octets.chars().anyMatch(it -> it > 0xFF))
            return octets;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException _) {
            return octets;
        }
    }
}
