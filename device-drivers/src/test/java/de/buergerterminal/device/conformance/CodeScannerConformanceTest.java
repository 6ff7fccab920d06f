package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.device.line.Secrets;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeScannerConformanceTest {
    private static final String WORD = "QWXZJYVQWXZ";

    @TempDir private Path folder;
    private final Bench bench = new Bench(DeviceKind.CODE_SCANNER);
    private final LinkedBlockingQueue<ScannedCode> codes = new LinkedBlockingQueue<>();
    private SimulatedCodeScanner simulated;
    private CodeScanner scanner;

    @BeforeEach
    void standsOnTheBench() throws IOException, InterruptedException {
        var link = folder.resolve("scanner");
        simulated = SimulatedCodeScanner.at(URI.create("pty:" + link));
        var address = URI.create("scanner+serial://" + link);
        scanner = SerialCodeScanner.at(bench.id(), bench.real().orElse(address));
        scanner.onCode(codes::add);
        bench.start(scanner);
    }

    @AfterEach
    void leavesTheBench() {
        scanner.close();
        simulated.close();
    }

    @Test
    void aCodeArrivesOnceAndTheTraceShowsNothingOfIt() throws Exception {
        var code = scan();
        assertThat(codes.poll(700, TimeUnit.MILLISECONDS)).as("the same scan again").isNull();
        Secrets.assertAbsentFrom(code.text(), scanner.trace());
    }

    @Test
    void aCodeForNobodyIsForgotten() throws Exception {
        scanner.ignoreCodes();
        present();
        assertThat(codes.poll(bench.real().isPresent() ? 10_000 : 500, TimeUnit.MILLISECONDS))
                .isNull();
        scanner.onCode(codes::add);
        assertThat(codes.poll(500, TimeUnit.MILLISECONDS)).as("a code of before").isNull();
        scan();
    }

    @Test
    void anUnpluggedScannerIsToldAndComesBackByItself() throws Exception {
        bench.please(
                "Bitte den Scanner abziehen.", "Please unplug the scanner.", simulated::unplug);
        bench.awaitOffline();
        bench.please(
                "Bitte den Scanner anstecken.", "Please plug in the scanner.", simulated::plugIn);
        bench.awaitUsable();
        scan();
    }

    @Test
    void afterNoiseTheNextCodesAreReadAgain() throws Exception {
        bench.onlyInSimulation();
        var noise = new byte[3_000];
        new Random(5).nextBytes(noise);
        simulated.emit(noise);
        simulated.emit("\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        present();
        while (!code().text().equals(WORD)) {
            // Noise that happens to be a code is one, and what reads it must judge it.
            assertThat(codes).hasSizeLessThan(3_000);
        }
    }

    private ScannedCode scan() throws Exception {
        present();
        return code();
    }

    private void present() throws IOException {
        bench.please(
                "Bitte einen Code vor den Scanner halten und wieder wegnehmen.",
                "Please hold a code before the scanner and take it away again.",
                () -> simulated.scan(WORD));
    }

    private ScannedCode code() throws InterruptedException {
        var code = codes.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS);
        assertThat(code).as("a code").isNotNull();
        return Objects.requireNonNull(code);
    }
}
