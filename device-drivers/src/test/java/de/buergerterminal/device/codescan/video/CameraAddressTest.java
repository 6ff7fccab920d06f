package de.buergerterminal.device.codescan.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraAddressTest {
    @Test
    void aCameraOfTheKernelIsSeenThroughFfmpeg() {
        var camera =
                CameraAddress.of(
                        URI.create("camera:/dev/v4l/by-id/usb-X-index0?size=800x600&rate=3"));
        assertThat(String.join(" ", camera.program().command()))
                .isEqualTo(
                        "ffmpeg -nostdin -hide_banner -loglevel error -f v4l2 -video_size 800x600"
                                + " -i /dev/v4l/by-id/usb-X-index0 -an -vf fps=3,format=gray"
                                + " -f image2pipe -c:v pgm pipe:1");
        assertThat(camera.program().device()).contains(Path.of("/dev/v4l/by-id/usb-X-index0"));
        assertThat(camera.rate()).isEqualTo(3);
        assertThat(camera.repeatPause()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRaspberryPisCameraIsSeenThroughItsOwnProgram() {
        var camera = CameraAddress.of(URI.create("camera:rpicam?repeat=0"));
        assertThat(String.join(" ", camera.program().command()))
                .isEqualTo(
                        "rpicam-vid --nopreview --timeout 0 --verbose 0 --width 1280 --height 960"
                                + " --framerate 5 --codec yuv420 --flush --output -");
        assertThat(camera.program().device()).isEmpty();
        assertThat(camera.repeatPause()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scanner:/dev/video0               | must begin with camera:
                    camera:video0                     | name a camera, as in camera:/dev/video0 or camera:rpicam.
                    camera:rpicamera                  | name a camera, as in camera:/dev/video0 or camera:rpicam.
                    camera:/etc/passwd                | name a camera
                    camera://host/dev/video0          | name a camera
                    camera:/dev/video0%20-y           | name a camera
                    camera:/dev/video0?rate=16        | rate must be a number from 1 to 15.
                    camera:/dev/video0?size=4097x100  | size must be width and height from 160 to 4096
                    camera:/dev/video0?size=huge      | size must be width and height from 160 to 4096
                    camera:rpicam?size=1000x750       | size must be a multiple of 64 wide
                    camera:rpicam?zoom=2              | 'zoom' is no setting here
                    """)
    void whatIsNoCameraIsRefusedInOneSentence(URI address, String advice) {
        assertThatThrownBy(() -> CameraAddress.of(address))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(advice);
    }
}
