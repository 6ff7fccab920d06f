package de.buergerterminal.device.codescan.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.codescan.camera.PictureFile;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgmFramesTest {
    private static final Charset ASCII = StandardCharsets.US_ASCII;

    @Test
    void framesOneBehindTheOtherAreCutApart() throws IOException {
        var stream =
                new String(Frames.pgm("P5\n2 1\n255\n", (byte) 'a', (byte) 'b'), ASCII)
                        + new String(
                                Frames.pgm("P5 # lamp\n#\n 1\t2\r\n255 ", (byte) 'P', (byte) '5'),
                                ASCII);
        var frames = cut(stream.getBytes(ASCII), 1);
        assertThat(frames)
                .extracting(GreyImage::width, GreyImage::height)
                .containsExactly(tuple(2, 1), tuple(1, 2));
        assertThat(frames.getFirst().light()).containsExactly('a', 'b');
        assertThat(frames.getLast().light()).containsExactly('P', '5');
    }

    @Test
    void fewerShadesAreStretched() throws IOException {
        var frames = cut(Frames.pgm("P5 3 1 4 ", (byte) 0, (byte) 2, (byte) 9), 64);
        assertThat(frames.getFirst().light()).containsExactly(0, 127, 255);
    }

    @Property(tries = 200)
    void howeverTheBytesArriveTheFramesAreThoseOfTheFile(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 255) int shades,
            @ForAll @IntRange(min = 1, max = 700) int piece,
            @ForAll long seed)
            throws IOException {
        var light = new byte[width * height];
        new Random(seed).nextBytes(light);
        var file = Frames.pgm("P5\n%d %d\n%d\n".formatted(width, height, shades), light);
        var twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        var frames = cut(twice, piece);
        assertThat(frames).hasSize(2);
        for (var frame : frames) {
            assertThat(frame.light()).isEqualTo(PictureFile.read(file, "it").light());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P6\n1 1\n255\nabc",
                "P52 1 255 a",
                "hello",
                "P5\n0 1\n255\n",
                "P5\n4097 1\n255\n",
                "P5\n1 4097\n255\n",
                "P5\n99999999999 1\n255\n",
                "P5\n1 1\n65535\n",
                "P5\n1 1\n0\n",
                "P5\n-1 1\n255\n",
                "P5\n1 1#\n255\n",
                "P5 1 1 255 aP5 x"
            })
    void whatIsNoStreamOfFramesIsRefusedWithoutRepeatingIt(String stream) {
        for (var piece : new int[] {1, 1_000}) {
            assertThatThrownBy(() -> cut(stream.getBytes(ASCII), piece))
                    .isInstanceOfSatisfying(
                            LineException.class,
                            it -> assertThat(it.fault().code()).isEqualTo(FaultCode.MALFORMED_DATA))
                    .hasMessageNotContaining("hello");
        }
    }

    @Test
    void aCommentWithoutEndIsRefusedInsteadOfBeingReadForEver() {
        assertThatThrownBy(() -> cut(("P5 #" + "x".repeat(1_000)).getBytes(ASCII), 10))
                .hasMessageContaining("a head without end");
    }

    @Property(tries = 100)
    void theLightOfPlanarFramesIsTakenAndTheirColourPassedOver(
            @ForAll @IntRange(min = 1, max = 20) int halfWidth,
            @ForAll @IntRange(min = 1, max = 20) int halfHeight,
            @ForAll @IntRange(min = 1, max = 700) int piece) {
        var width = 2 * halfWidth;
        var height = 2 * halfHeight;
        var frame = new byte[width * height * 3 / 2];
        Arrays.fill(frame, 0, width * height, (byte) 200);
        var stream = new byte[3 * frame.length];
        for (var i = 0; i < 3; i++) {
            System.arraycopy(frame, 0, stream, i * frame.length, frame.length);
        }
        List<GreyImage> frames = new ArrayList<>();
        var cutter = new PlanarFrames(width, height);
        for (var at = 0; at < stream.length; at += piece) {
            var some = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece));
            cutter.accept(some, some.length, frames::add);
        }
        assertThat(frames).hasSize(3);
        for (var it : frames) assertThat(it.light()).containsOnly((byte) 200);
    }

    private static List<GreyImage> cut(byte[] stream, int piece) throws LineException {
        List<GreyImage> frames = new ArrayList<>();
        var cutter = new PgmFrames();
        for (var at = 0; at < stream.length; at += piece) {
            var some = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece));
            cutter.accept(some, some.length, frames::add);
        }
        return frames;
    }
}
