package de.buergerterminal.device.codescan.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.line.LineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whatever a camera's program writes: the same frames come out of the same bytes however they
/// arrive, and nothing but the one exception.
class PgmFramesFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void theSameFramesAreCutHoweverTheBytesArrive(byte[] stream) {
        assertThat(cut(stream, 1)).isEqualTo(cut(stream, 7)).isEqualTo(cut(stream, 65_536));
    }

    private static List<String> cut(byte[] stream, int piece) {
        List<String> seen = new ArrayList<>();
        var cutter = new PgmFrames();
        try {
            for (var at = 0; at < stream.length; at += piece) {
                var some = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece));
                cutter.accept(
                        some,
                        some.length,
                        it -> {
                            assertThat(it.width()).isBetween(1, FrameCutter.MOST_SIDE);
                            assertThat(it.height()).isBetween(1, FrameCutter.MOST_SIDE);
                            assertThat(it.light()).hasSize(it.width() * it.height());
                            seen.add(it.width() + "x" + Arrays.hashCode(it.light()));
                        });
            }
        } catch (LineException told) {
            seen.add(told.fault().toString());
        }
        return seen;
    }
}
