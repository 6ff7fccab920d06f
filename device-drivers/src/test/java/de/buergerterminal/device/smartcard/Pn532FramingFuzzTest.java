package de.buergerterminal.device.smartcard;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.smartcard.Pn532Frame.Heard;
import java.util.Arrays;

class Pn532FramingFuzzTest {
    /// Whatever comes over the line: no content without its frame being writable again, and no
    /// target that contradicts the bytes it came from.
    @FuzzTest(maxDuration = "10m")
    void aStreamBecomesFramesAndTargets(FuzzedDataProvider data) {
        var framing = new Pn532Framing();
        for (var b : data.consumeRemainingAsBytes()) {
            if (!(framing.accept(b & 0xFF) instanceof Heard.Content it)) continue;
            var content = it.bytes();
            if (content.length > Pn532Frame.LONGEST) throw new AssertionError("too long");
            var again = new Pn532Framing();
            Heard heard = null;
            for (var octet : Pn532Frame.of(content)) {
                var next = again.accept(octet & 0xFF);
                if (next != null) heard = next;
            }
            if (heard == null || !heard.equals(new Heard.Content(content)))
                throw new AssertionError("not the same");
            try {
                Pn532Target.in(
                                Arrays.copyOfRange(
                                        content, Math.min(2, content.length), content.length))
                        .ifPresent(Pn532Target::isRead);
            } catch (IllegalArgumentException _) {
                // Told as malformed.
            }
        }
    }
}
