package de.buergerterminal.device.codescan.video;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver over real child processes: `tail -f` shows the frames that the test appends to a file
/// as a camera's program would.
@Timeout(60)
class CameraCodeScannerTest {
    private static final String SECRET = "QWXZ-VJYQ-XZWV";

    @TempDir private Path folder;

    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<ScannedCode> codes = new LinkedBlockingQueue<>();
    private Path film;
    private CameraCodeScanner scanner;

    @BeforeEach
    void load() throws IOException {
        film = Files.write(folder.resolve("film"), Frames.blank());
        scanner = scanner(Duration.ofMinutes(1), "tail", "-c", "+1", "-f", film.toString());
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        scanner.close();
        await(() -> running("tail") == 0);
    }

    @Test
    void aCodeHeldBeforeTheCameraIsReadOnce() throws Exception {
        start();
        scanner.onCode(codes::add);
        for (var i = 0; i < 5; i++) show(Frames.of(SECRET));
        var code = Objects.requireNonNull(codes.poll(30, TimeUnit.SECONDS));
        assertThat(code.text()).isEqualTo(SECRET);
        assertThat(code.symbology()).startsWith("Q");
        show(Frames.blank());
        show(Frames.of(SECRET));
        show(Frames.of("another"));
        assertThat(Objects.requireNonNull(codes.poll(30, TimeUnit.SECONDS)).text())
                .isEqualTo("another");
        scanner.close();
        Secrets.assertAbsentFrom(SECRET, scanner.trace());
        assertThat(scanner.trace())
                .extracting(it -> it.shown())
                .contains("on", "online", "a code in a frame of 320 x 240");
    }

    @Test
    void theCameraIsOnOnlyWhileSomebodyListens() throws Exception {
        start();
        await(() -> running("tail") == 0);
        scanner.onCode(codes::add);
        await(() -> running("tail") == 1);
        scanner.ignoreCodes();
        await(() -> running("tail") == 0);
        assertThat(scanner.health()).isInstanceOf(DeviceHealth.Online.class);
        // Whoever asks anew may be shown the same code at once.
        show(Frames.of(SECRET));
        scanner.onCode(codes::add);
        assertThat(codes.poll(30, TimeUnit.SECONDS)).isNotNull();
        scanner.ignoreCodes();
        await(() -> running("tail") == 0);
        scanner.onCode(codes::add);
        assertThat(codes.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aCameraThatIsPulledIsReportedAndTriedAgain() throws Exception {
        scanner.close();
        scanner = scanner(Duration.ZERO, "cat", film.toString());
        start();
        scanner.onCode(codes::add);
        assertThat(nextFault()).isEqualTo(FaultCode.DISCONNECTED);
        scanner.ignoreCodes();
        await(() -> scanner.health().usable());
    }

    @Test
    void aCameraThatStandsStillIsReported() throws Exception {
        start();
        scanner.onCode(codes::add);
        assertThat(nextFault()).isEqualTo(FaultCode.NO_ANSWER);
    }

    @Test
    void aProgramThatWritesAnythingElseIsEnded() throws Exception {
        scanner.close();
        scanner = scanner(Duration.ZERO, "yes");
        scanner.start(reports::add);
        assertThat(nextFault()).isEqualTo(FaultCode.MALFORMED_DATA);
        scanner.close();
        assertThat(running("yes")).isZero();
    }

    @Test
    void aProgramThatIsNotInstalledIsNamed() throws Exception {
        scanner.close();
        scanner = scanner(Duration.ZERO, folder.resolve("ffmpeg").toString());
        scanner.start(reports::add);
        assertThat(nextReport().reason())
                .contains(
                        new Fault(
                                FaultCode.NOT_FOUND,
                                "the program ffmpeg cannot be started; install it"));
    }

    @Test
    void aCameraPluggedInAgainUnderItsNameIsBack() throws Exception {
        var node = folder.resolve("video0");
        scanner.close();
        scanner =
                new CameraCodeScanner(
                        new DeviceId("code-scanner"),
                        new CameraAddress(
                                new CameraProgram(
                                        List.of("tail", "-c", "+1", "-f", film.toString()),
                                        PgmFrames::new,
                                        Optional.of(node)),
                                5,
                                Duration.ZERO));
        scanner.start(reports::add);
        assertThat(nextFault()).isEqualTo(FaultCode.NOT_FOUND);
        for (var i = 0; i < 2; i++) {
            Files.createFile(node);
            await(() -> scanner.health().usable());
            reports.clear();
            Files.delete(node);
            assertThat(nextFault()).isEqualTo(FaultCode.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /dev/video0: Device or resource busy             | BUSY
                    [video4linux2] Cannot open /dev/video0: Permission denied | PERMISSION_DENIED
                    /dev/video0: No such file or directory           | NOT_FOUND
                    ERROR: *** no cameras available ***              | NOT_FOUND
                    ioctl(VIDIOC_STREAMON): No such device           | DISCONNECTED
                    something else                                   | NO_ANSWER
                    """)
    void whyAProgramEndsIsReadFromItsLastWords(String words, FaultCode code) throws Exception {
        var complains = program("sh", "-c", "echo warm-up >&2; echo \"$0\" >&2; exit 3", words);
        try (var child = FrameChild.start(complains)) {
            assertThat(faultOf(child)).isEqualTo(new Fault(code, "sh ended with 3. " + words));
        }
    }

    @Test
    void complaintsWithoutEndAreBounded() throws Exception {
        var talks = program("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' '\\7' >&2; exit 1");
        try (var child = FrameChild.start(talks)) {
            assertThat(faultOf(child).detail()).hasSizeLessThan(200).doesNotContain("\7");
        }
    }

    @Test
    void aProgramThatDoesNotWantToEndIsEnded() throws Exception {
        var stubborn = program("sh", "-c", "trap '' TERM; echo ready >&2; sleep 5; sleep 5");
        var child = FrameChild.start(stubborn);
        child.next(Duration.ofMillis(300), Duration.ofSeconds(9));
        child.close();
        await(() -> !child.isRunning());
    }

    private static Fault faultOf(FrameChild child) {
        for (var i = 0; i < 200; i++) {
            try {
                assertThat(child.next(Duration.ofMillis(50), Duration.ofSeconds(30))).isNull();
            } catch (LineException told) {
                return told.fault();
            }
        }
        throw new AssertionError("it goes on");
    }

    private static CameraCodeScanner scanner(Duration repeatPause, String... command) {
        return new CameraCodeScanner(
                new DeviceId("code-scanner"), new CameraAddress(program(command), 15, repeatPause));
    }

    private static CameraProgram program(String... command) {
        return new CameraProgram(List.of(command), PgmFrames::new, Optional.empty());
    }

    private void start() throws InterruptedException {
        scanner.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
    }

    private void show(byte[] frame) throws IOException {
        Files.write(film, frame, StandardOpenOption.APPEND);
    }

    private DeviceHealth nextReport() throws InterruptedException {
        return Objects.requireNonNull(reports.poll(30, TimeUnit.SECONDS), "a report of health");
    }

    private FaultCode nextFault() throws InterruptedException {
        return nextReport().reason().orElseThrow().code();
    }

    private static long running(String program) {
        return ProcessHandle.current()
                .children()
                .filter(it -> it.info().command().orElse("").endsWith("/" + program))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
