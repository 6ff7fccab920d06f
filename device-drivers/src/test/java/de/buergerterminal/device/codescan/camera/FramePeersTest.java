package de.buergerterminal.device.codescan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same photographs, drawn from seeds that nothing was tuned to, before three readers: ours,
/// `zbarimg` and `ZXingReader` of Debian. Prints what each of them read.
@Tag("peers")
class FramePeersTest {
    private static final long HELD_OUT = 770_000;

    @Test
    void moreIsReadThanTheBestOfTheOthersReadsAndNothingWrong(@TempDir Path folder)
            throws Exception {
        var scores = FrameRivals.compare(folder, FrameFolder.ofQr(folder, 1, HELD_OUT));
        System.out.print(FrameRivals.table(scores));
        var ours = scores.getFirst();
        assertThat(ours.wrong()).isZero();
        for (var rival : scores.subList(1, scores.size())) {
            assertThat(ours.read()).as(rival.toString()).isGreaterThan(rival.read());
        }
    }
}
