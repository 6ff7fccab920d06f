package de.buergerterminal.device.codescan.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Photographs of codes under single misfortunes of moderate strength. How many are read of many
/// harder ones, and by whom, `FramePeersTest` measures.
class FrameReaderTest {
    private static final FrameReader READER = new FrameReader(Duration.ofSeconds(3));

    @ParameterizedTest
    @EnumSource(
            value = Misfortune.class,
            names = {
                "NONE",
                "ROTATION",
                "TILT",
                "LOW_CONTRAST",
                "GRAIN",
                "SALT_AND_PEPPER",
                "DARK_MODE",
                "NO_QUIET_ZONE",
                "COLOURED_PAPER"
            })
    void aCodeIsReadInSpiteOf(Misfortune misfortune) throws IOException {
        var photograph = Photograph.ofQr(misfortune, 1_000);
        assertThat(READER.read(grey(photograph.image())))
                .map(FrameCode::text)
                .contains(photograph.text());
    }

    @Test
    void aCodeIsReadInSpiteOfALampMirroredInIt() throws IOException {
        var photograph = Photograph.ofQr(Misfortune.GLARE, 1_001);
        assertThat(READER.read(grey(photograph.image())))
                .map(FrameCode::text)
                .contains(photograph.text());
    }

    /// A fifth of its modules is white. Even if all others were known, error correction (level M,
    /// 15 % of the code words) would not suffice.
    @Test
    void aCodeOfWhichALampHidesAFifthIsNotGuessed() throws IOException {
        assertThat(READER.read(grey(Photograph.ofQr(Misfortune.GLARE, 1_000).image()))).isEmpty();
    }

    @Test
    void aFrameWithoutACodeSaysNothing() throws IOException {
        assertThat(READER.read(grey(Photograph.ofNoCode(1, 320, 240)))).isEmpty();
        assertThat(READER.read(GreyImage.blank(640, 480, 128))).isEmpty();
        assertThat(READER.read(GreyImage.blank(1, 1, 0))).isEmpty();
    }

    @Property(tries = 15)
    void noiseIsNeverACode(@ForAll @Size(min = 4_800, max = 4_800) byte[] noise) {
        assertThat(READER.read(new GreyImage(80, 60, noise))).isEmpty();
    }

    @Test
    void rawPicturesOfNetpbmAreReadAsWell() throws IOException {
        var pgm =
                "P5\n# made by hand\n2 1\n255\n\u0010\u0011".getBytes(StandardCharsets.ISO_8859_1);
        var picture = PictureFile.read(pgm, "a");
        assertThat(picture.width()).isEqualTo(2);
        assertThat(picture.light()).containsExactly(0x10, 0x11);
        assertThat(
                        PictureFile.read(
                                        "P6 1 1 255 ddd".getBytes(StandardCharsets.ISO_8859_1), "b")
                                .light())
                .containsExactly(0x64);
    }

    @Property(tries = 200)
    void whatIsNoPictureEndsInOneSentence(@ForAll @Size(max = 100) byte[] noise) {
        for (var head :
                new String[] {"", "P5 ", "P6\n9 9 255\n", "\u0089PNG\r\n\u001a\n", "GIF89a"}) {
            var start = head.getBytes(StandardCharsets.ISO_8859_1);
            var file = Arrays.copyOf(start, start.length + noise.length);
            System.arraycopy(noise, 0, file, start.length, noise.length);
            try {
                assertThat(PictureFile.read(file, "it").light()).isNotEmpty();
            } catch (IOException told) {
                assertThat(told.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void aPictureThatPromisesTooManyPixelsIsRefusedBeforeTheyAreMade() {
        assertThatThrownBy(() ->
                        PictureFile.read(
                                "P5 99999 99999 255 ".getBytes(StandardCharsets.US_ASCII),
                                "huge.pgm"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("huge.pgm");
    }

    private static GreyImage grey(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return PictureFile.read(bytes.toByteArray(), "photograph");
    }
}
