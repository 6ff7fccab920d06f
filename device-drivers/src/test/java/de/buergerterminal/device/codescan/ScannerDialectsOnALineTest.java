package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver against simulated scanners that speak their makers' dialects, over pseudo-terminals.
class ScannerDialectsOnALineTest {
    @TempDir private static Path folder;

    private final BlockingQueue<ScannedCode> codes = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init") // every test connects first
    private SimulatedCodeScanner device;

    @SuppressWarnings("NullAway.Init")
    private SerialCodeScanner scanner;

    private void connect(String dialect) throws IOException, InterruptedException {
        var link = folder.resolve("scanner");
        device = SimulatedCodeScanner.at(URI.create("pty:" + link + "?dialect=" + dialect));
        scanner =
                SerialCodeScanner.at(
                        new DeviceId("code-scanner"),
                        URI.create("scanner+serial://" + link + "?dialect=" + dialect));
        var reports = new LinkedBlockingQueue<DeviceHealth>();
        scanner.start(reports::add);
        assertThat(reports.poll(20, TimeUnit.SECONDS)).isInstanceOf(DeviceHealth.Online.class);
        scanner.onCode(codes::add);
    }

    @AfterEach
    void disconnect() {
        scanner.close();
        device.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSI", "HONEYWELL", "GM65"})
    void theTerminalPullsTheTrigger(String dialect) throws Exception {
        connect(dialect);
        device.layBefore("KIOSK:4711");
        assertThat(verdict(scanner.trigger(true))).isEmpty();
        assertThat(nextCode()).isEqualTo("KIOSK:4711");
    }

    @ParameterizedTest
    @CsvSource({"SSI, 138=8", "HONEYWELL, SUFBK2990D", "NEWLAND, SCNMOD3", "GM65, 0003=05"})
    void aSettingIsAcceptedOrRefused(String dialect, String setting) throws Exception {
        connect(dialect);
        assertThat(verdict(scanner.configure(setting))).isEmpty();
        device.refuseSettings(true);
        assertThat(verdict(scanner.configure(setting)))
                .map(Fault::code)
                .contains(FaultCode.SETTING_REFUSED);
        assertThat(verdict(scanner.configure("not a setting;")))
                .map(Fault::code)
                .contains(FaultCode.UNSUPPORTED);
    }

    @Test
    void aPacketThatBreaksOnTheWayIsSentAgain() throws Exception {
        connect("SSI");
        device.spoilTheNextPiece();
        device.scan("KIOSK:4711");
        assertThat(nextCode()).isEqualTo("KIOSK:4711");
        assertThat(codes).isEmpty();
    }

    @Test
    void aLongCodeComesInPacketsThatAreAcknowledgedOneByOne() throws Exception {
        connect("SSI");
        var text = "0123456789".repeat(50);
        device.scan(text);
        assertThat(nextCode()).isEqualTo(text);
    }

    private static Optional<Fault> verdict(CompletableFuture<Optional<Fault>> command)
            throws Exception {
        return command.get(20, TimeUnit.SECONDS);
    }

    private String nextCode() throws InterruptedException {
        var code = codes.poll(20, TimeUnit.SECONDS);
        assertThat(code).as("a code").isNotNull();
        return Objects.requireNonNull(code).text();
    }
}
