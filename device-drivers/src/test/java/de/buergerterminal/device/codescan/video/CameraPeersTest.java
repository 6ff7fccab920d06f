package de.buergerterminal.device.codescan.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.QrMatrix;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The driver behind programs of others that write frames: Ghostscript, which never pauses and puts
/// comments into its heads, and, where it is installed, ffmpeg with our own arguments and a picture
/// in the camera's place.
@Tag("peers")
@Timeout(60)
class CameraPeersTest {
    private static final String TEXT = "KIOSK:A-17";
    private static final int DOTS = 8;

    @TempDir private Path folder;

    @Test
    void aProgramThatFloodsUsWithFramesIsReadAndEnded() throws Exception {
        var film = Files.writeString(folder.resolve("film.ps"), postScript());
        var pages =
                new CameraProgram(
                        List.of(
                                "gs",
                                "-q",
                                "-dNOPAUSE",
                                "-dBATCH",
                                "-sDEVICE=pgmraw",
                                "-g640x480",
                                "-r72",
                                "-sOutputFile=-",
                                film.toString()),
                        PgmFrames::new,
                        Optional.empty());
        assertThat(codeSeenThrough(pages)).isEqualTo(TEXT);
    }

    @Test
    void whatFfmpegWritesWithOurArgumentsIsRead() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        assertThat(codeSeenThrough(CameraProgram.throughFfmpeg(picture(), 5, Optional.empty())))
                .isEqualTo(TEXT);
    }

    /// In the place of a Raspberry Pi's program.
    @Test
    void planarFramesOfFfmpegAreRead() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error"));
        command.addAll(picture());
        command.addAll(List.of("-r", "5", "-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1"));
        assertThat(
                        codeSeenThrough(
                                new CameraProgram(
                                        command,
                                        () -> new PlanarFrames(640, 480),
                                        Optional.empty())))
                .isEqualTo(TEXT);
    }

    private static String codeSeenThrough(CameraProgram program) throws InterruptedException {
        var reports = new LinkedBlockingQueue<DeviceHealth>();
        var codes = new LinkedBlockingQueue<ScannedCode>();
        try (var scanner =
                new CameraCodeScanner(
                        new DeviceId("code-scanner"),
                        new CameraAddress(program, 5, Duration.ofSeconds(3)))) {
            scanner.start(reports::add);
            assertThat(reports.poll(30, TimeUnit.SECONDS)).isInstanceOf(DeviceHealth.Online.class);
            scanner.onCode(codes::add);
            var code = Objects.requireNonNull(codes.poll(30, TimeUnit.SECONDS), "a code");
            scanner.ignoreCodes();
            for (var i = 0; i < 1_000 && children(program) > 0; i++) Thread.sleep(10);
            assertThat(children(program)).as("the camera is off").isZero();
            return code.text();
        }
    }

    private static long children(CameraProgram program) {
        return ProcessHandle.current()
                .children()
                .filter(it -> it.info().command().orElse("").endsWith("/" + program.name()))
                .count();
    }

    private List<String> picture() throws Exception {
        var code = QrMatrix.of(TEXT);
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var column = (x - 200) / DOTS;
                var row = (y - 100) / DOTS;
                var inside = x >= 200 && y >= 100 && Math.max(column, row) < code.size();
                image.setRGB(x, y, inside && code.dark(column, row) ? 0x101010 : 0xE0E0E0);
            }
        }
        var file = folder.resolve("code.png");
        ImageIO.write(image, "png", file.toFile());
        return List.of("-loop", "1", "-re", "-i", file.toString());
    }

    /// The same page for ever.
    private static String postScript() {
        var code = QrMatrix.of(TEXT);
        var squares = new StringBuilder();
        for (var y = 0; y < code.size(); y++) {
            for (var x = 0; x < code.size(); x++) {
                if (code.dark(x, y)) {
                    squares.append(
                            "%d %d %d %d rectfill\n"
                                    .formatted(200 + x * DOTS, 400 - y * DOTS, DOTS, DOTS));
                }
            }
        }
        return "%!PS\n{ 0 setgray\n" + squares + "showpage } loop\n";
    }
}
