package de.buergerterminal.device.codescan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The characters a scanner means by its bytes.
final class ScannedText {
    /// AIM modifier of QR codes whose text carries character sets (ECI) as `\NNNNNN`, with every
    /// other backslash doubled.
    private static final String WITH_ECI = "Q2";

    private ScannedText() {}

    /// How a scanner is set to send text.
    enum Encoding {
        /// UTF-8 where the bytes are valid UTF-8, else ISO-8859-1.
        AUTO(StandardCharsets.UTF_8),
        UTF8(StandardCharsets.UTF_8),
        LATIN1(StandardCharsets.ISO_8859_1),
        CP437(Charset.forName("IBM437")),
        SJIS(Charset.forName("Shift_JIS"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }
    }

    /// @return empty when the bytes are none of this encoding
    static Optional<String> of(byte[] bytes, Encoding encoding, String symbology) {
        if (symbology.equals(WITH_ECI)) return withSets(bytes, encoding);
        var strict = strictly(bytes, encoding.charset);
        return strict.isEmpty() && encoding == Encoding.AUTO
                ? Optional.of(new String(bytes, StandardCharsets.ISO_8859_1))
                : strict;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> withSets(byte[] bytes, Encoding usual) {
        var octets = new String(bytes, StandardCharsets.ISO_8859_1);
        var text = new StringBuilder();
        var part = new StringBuilder();
        var encoding = usual;
        for (var i = 0; i < octets.length(); i++) {
            var c = octets.charAt(i);
            if (c != '\\') {
                part.append(c);
            } else if (i + 1 < octets.length() && octets.charAt(i + 1) == '\\') {
                part.append('\\');
                i++;
            } else {
                var next =
                        i + 7 <= octets.length()
                                ? set(octets.substring(i + 1, i + 7))
                                : Optional.<Encoding>empty();
                var before =
                        of(part.toString().getBytes(StandardCharsets.ISO_8859_1), encoding, "");
                if (next.isEmpty() || before.isEmpty()) return Optional.empty();
                text.append(before.get());
                part.setLength(0);
                encoding = next.get();
                i += 6;
            }
        }
        var rest = of(part.toString().getBytes(StandardCharsets.ISO_8859_1), encoding, "");
        return rest.map(it -> text.append(it).toString());
    }

    /// The numbers of the AIM ECI register that occur here; another one is refused, not guessed.
    private static Optional<Encoding> set(String number) {
        return switch (number) {
            case "000000", "000002" -> Optional.of(Encoding.CP437);
            case "000001", "000003" -> Optional.of(Encoding.LATIN1);
            case "000020" -> Optional.of(Encoding.SJIS);
            case "000026" -> Optional.of(Encoding.UTF8);
            default -> Optional.empty();
        };
    }
}
