package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver against a simulated scanner at the other end of a real pseudo-terminal.
class SerialCodeScannerTest {
    private static final DeviceId ID = new DeviceId("code-scanner");
    @TempDir private static Path folder;

    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<ScannedCode> codes = new LinkedBlockingQueue<>();
    private SimulatedCodeScanner device;
    private SerialCodeScanner scanner;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        var link = folder.resolve("scanner");
        device = SimulatedCodeScanner.at(URI.create("pty:" + link));
        scanner = SerialCodeScanner.at(ID, URI.create("scanner+serial://" + link + "?suffix=CR"));
        scanner.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
    }

    @AfterEach
    void disconnect() {
        scanner.close();
        device.close();
    }

    @Test
    void aCodeReachesWhoeverListens() throws InterruptedException {
        scanner.onCode(codes::add);
        device.scan("]Q1KIOSK:4711");
        assertThat(nextCode()).isEqualTo(new ScannedCode("KIOSK:4711", "Q1"));
    }

    @Test
    void aCodeReadWhileNobodyListensNeverMeetsTheNextCitizen() throws InterruptedException {
        scanner.onCode(codes::add);
        scanner.ignoreCodes();
        device.scan("of the last citizen");
        // A refused code is counted, which shows that the one before it was read.
        device.scan("\u0001");
        await(1);
        scanner.onCode(codes::add);
        device.scan("mine");
        assertThat(nextCode().text()).isEqualTo("mine");
        assertThat(codes).isEmpty();
    }

    @Test
    void whoeverAsksAnewMayBeShownTheSameCodeAtOnce() throws InterruptedException {
        scanner.onCode(codes::add);
        device.scan("my receipt");
        assertThat(nextCode().text()).isEqualTo("my receipt");
        scanner.ignoreCodes();
        scanner.onCode(codes::add);
        device.scan("my receipt");
        assertThat(nextCode().text()).isEqualTo("my receipt");
    }

    @Test
    void noiseAndAHostileCodeOfFourThousandCharactersAreDroppedAndCounted()
            throws InterruptedException {
        scanner.onCode(codes::add);
        device.emit(new byte[] {0, 1, 2, 3, (byte) 0xFF, '\r'});
        await(1);
        for (var i = 0; i < 40; i++) {
            device.emit("A".repeat(100).getBytes(StandardCharsets.US_ASCII));
        }
        device.scan("");
        await(2);
        device.scan("OK");
        assertThat(nextCode().text()).isEqualTo("OK");
        assertThat(codes).isEmpty();
    }

    @Test
    void aScannerThatIsUnpluggedAndPluggedInReadsOn() throws Exception {
        scanner.onCode(codes::add);
        device.unplug();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Offline.class);
        device.plugIn();
        while (!(scanner.health() instanceof DeviceHealth.Online)) nextReport();
        device.scan("back again");
        assertThat(nextCode().text()).isEqualTo("back again");
    }

    @Test
    void aWrongSettingIsToldWhenTheScannerIsMade() {
        assertThatThrownBy(() ->
                        SerialCodeScanner.at(ID, URI.create("scanner+serial:///dev/x?suffix=TAB")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("suffix must be one of [CR, NONE]");
    }

    private void await(long rejected) throws InterruptedException {
        for (var i = 0; i < 2_000 && scanner.rejectedCodes() < rejected; i++) Thread.sleep(10);
        assertThat(scanner.rejectedCodes()).isEqualTo(rejected);
    }

    private ScannedCode nextCode() throws InterruptedException {
        var code = codes.poll(20, TimeUnit.SECONDS);
        assertThat(code).as("a code").isNotNull();
        return Objects.requireNonNull(code);
    }

    private DeviceHealth nextReport() throws InterruptedException {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).as("a report of health").isNotNull();
        return Objects.requireNonNull(report);
    }
}
