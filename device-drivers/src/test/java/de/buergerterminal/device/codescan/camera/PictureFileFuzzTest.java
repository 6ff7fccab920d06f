package de.buergerterminal.device.codescan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/// Whatever lies in a folder of pictures: it is a picture of a bearable size or one sentence.
class PictureFileFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFileIsAPictureOrASentence(byte[] file) {
        try {
            var picture = PictureFile.read(file, "it");
            assertThat((long) picture.width() * picture.height())
                    .isEqualTo(picture.light().length)
                    .isLessThanOrEqualTo(GreyImage.MOST_PIXELS);
        } catch (IOException told) {
            assertThat(told.getMessage()).isNotBlank();
        }
    }
}
