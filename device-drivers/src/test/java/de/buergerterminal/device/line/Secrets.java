package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.TracedFrame.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Words no protocol uses, to be looked for where they must not be.
public final class Secrets {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private Secrets() {}

    public static Arbitrary<String> words() {
        return Arbitraries.strings().withChars("QWXZJYVqwxzjyv").ofMinLength(6).ofMaxLength(60);
    }

    /// Not even three letters of the secret in a row, as letters or as bytes.
    public static void assertAbsent(String secret, List<String> shown) {
        var all = String.join("\n", shown);
        for (var i = 0; i + 3 <= secret.length(); i++) {
            var part = secret.substring(i, i + 3);
            var hex = HEX.formatHex(part.getBytes(StandardCharsets.US_ASCII));
            assertThat(all)
                    .doesNotContain(part)
                    .doesNotContain(hex)
                    .doesNotContain(hex.replace(" ", ""));
        }
    }

    public static void assertAbsentFrom(String secret, List<TracedFrame> trace) {
        assertThat(trace).isNotEmpty();
        assertAbsent(secret, trace.stream().map(TracedFrame::line).toList());
    }

    /// What a masking shows of bytes that arrive in pieces of any size.
    public static List<String> shownInPieces(
            Masking masking, Direction direction, byte[] bytes, long seed) {
        var random = new Random(seed);
        List<String> shown = new ArrayList<>();
        for (var at = 0; at < bytes.length; ) {
            var end = Math.min(bytes.length, at + 1 + random.nextInt(9));
            for (var it : masking.shown(direction, Arrays.copyOfRange(bytes, at, end))) {
                shown.add(it.text());
            }
            at = end;
        }
        return shown;
    }
}
