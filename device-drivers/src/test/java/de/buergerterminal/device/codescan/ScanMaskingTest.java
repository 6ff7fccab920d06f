package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking.Shown;
import de.buergerterminal.device.line.Secrets;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScanMaskingTest {
    @Test
    void onlyTheLengthAndTheSuffixAreShown() {
        var masking = new ScanMasking();
        assertThat(masking.shown(Direction.RECEIVED, bytes("KIOSK:4711\r")))
                .containsExactly(new Shown(11, "code, ends with CR"));
        assertThat(masking.shown(Direction.RECEIVED, bytes("KIOSK")))
                .containsExactly(new Shown(5, "code, no CR yet"));
    }

    @Property(tries = 200)
    void noCodeIsEverShown(@ForAll("secrets") String secret, @ForAll long seed) {
        var shown =
                Secrets.shownInPieces(
                        new ScanMasking(), Direction.RECEIVED, bytes(secret + "\r"), seed);
        Secrets.assertAbsent(secret, shown);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Secrets.words();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
