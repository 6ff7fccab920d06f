package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EscposOverTcpTest {
    private static final DeviceId ID = new DeviceId("receipt-printer");
    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();

    @Test
    void aPrinterInTheNetworkPrintsAndComesBackAfterItsCableWasPulled() throws Exception {
        try (var device = SimulatedReceiptPrinter.at(URI.create("tcp://127.0.0.1:0"));
                var printer =
                        EscposReceiptPrinter.at(
                                ID, URI.create("escpos+tcp://127.0.0.1:" + device.port()))) {
            printer.start(reports::add);
            assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
            assertThat(printer.print(SampleReceipt.of()).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new PrintOutcome.Delivered());
            device.unplug();
            assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.DISCONNECTED);
            assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.NOT_FOUND);
            device.plugIn();
            assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
            assertThat(printer.print(SampleReceipt.of()).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new PrintOutcome.Delivered());
            assertThat(device.receipts()).hasSize(2);
        }
    }

    @Test
    void aDeviceThatTalksNonsenseIsReportedAsWronglySet() throws Exception {
        try (var device = SimulatedReceiptPrinter.at(URI.create("tcp://127.0.0.1:0"));
                var printer =
                        EscposReceiptPrinter.at(
                                ID, URI.create("escpos+tcp://127.0.0.1:" + device.port()))) {
            device.stopAnswering();
            var noise = new byte[] {(byte) 0xF0, (byte) 0x9E, (byte) 0xFC};
            var stop = new AtomicBoolean();
            var noisy =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!stop.get()) {
                                    device.emit(noise);
                                    LockSupport.parkNanos(20_000_000);
                                }
                            });
            printer.start(reports::add);
            assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.MALFORMED_DATA);
            stop.set(true);
            assertThat(noisy.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aSimulatedDeviceListensOnThisMachineOnly() {
        assertThatThrownBy(() -> SimulatedReceiptPrinter.at(URI.create("tcp://0.0.0.0:0")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> SimulatedReceiptPrinter.at(URI.create("usb:/dev/x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("name pty:/path/of/link or tcp://127.0.0.1:PORT");
    }

    private DeviceHealth nextReport() throws InterruptedException {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).as("a report of health").isNotNull();
        return Objects.requireNonNull(report);
    }
}
