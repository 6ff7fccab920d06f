package de.buergerterminal.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.LinePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pseudo-terminal stands in for `/dev/usb/lp0`: both are character devices that are polled.
class UsbPrinterLineTest {
    @TempDir private Path folder;

    @Test
    void bytesPassUnchangedAndEveryWaitHasALimit() throws IOException {
        try (var device = Pty.at(place());
                var line = port(place()).open()) {
            line.send(new byte[] {0, 0x11, 0x13, 0x0A, -1});
            var buffer = new byte[16];
            var count = 0;
            for (var tries = 0; tries < 200 && count == 0; tries++) count = device.read(buffer);
            assertThat(buffer).startsWith(0, 0x11, 0x13, 0x0A, -1);
            assertThat(line.receive(Duration.ZERO)).isEqualTo(Line.NOTHING);
            assertThat(line.receive(Duration.ofMillis(30))).isEqualTo(Line.NOTHING);
            device.write(new byte[] {0x12, 0x16});
            assertThat(line.receive(Duration.ofSeconds(10))).isEqualTo(0x12);
            assertThat(line.receive(Duration.ofSeconds(10))).isEqualTo(0x16);
        }
    }

    @Test
    void aWriteThatNobodyTakesIsToldAsABlockedLine() throws IOException {
        try (var device = Pty.at(place());
                var line = port(place()).open()) {
            assertThat(faultOf(() -> line.send(new byte[200_000])))
                    .isEqualTo(FaultCode.LINE_BLOCKED);
            assertThat(faultOf(() -> line.send(new byte[] {1}))).isEqualTo(FaultCode.DISCONNECTED);
            assertThat(device.baudCode()).isPositive();
        }
    }

    @Test
    void aPulledCableIsToldAndThePrinterIsFoundAgain() throws IOException {
        try (var device = Pty.at(place())) {
            for (var i = 0; i < 10; i++) {
                try (var line = port(place()).open()) {
                    device.unplug();
                    assertThat(faultOf(() -> line.receive(Duration.ofSeconds(10))))
                            .isEqualTo(FaultCode.DISCONNECTED);
                    assertThat(faultOf(() -> line.send(new byte[] {1})))
                            .isEqualTo(FaultCode.DISCONNECTED);
                }
                assertThat(faultOf(() -> port(place()).open().close()))
                        .isEqualTo(FaultCode.NOT_FOUND);
                device.plugIn();
            }
        }
    }

    @Test
    void closingEndsAWaitingReceive() throws Exception {
        try (var device = Pty.at(place())) {
            var line = port(place()).open();
            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> faultOf(() -> line.receive(Duration.ofSeconds(60))));
            device.write(new byte[0]);
            line.close();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(FaultCode.DISCONNECTED);
        }
    }

    @Test
    void anOrdinaryFileIsNoPrinter() throws IOException {
        var file = Files.writeString(place(), "mine");
        assertThat(faultOf(() -> port(file).open().close())).isEqualTo(FaultCode.WRONG_SETTINGS);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aReceiptIsDeliveredOverIt() throws Exception {
        try (var device = SimulatedReceiptPrinter.at(URI.create("pty:" + place()));
                var printer =
                        EscposReceiptPrinter.at(
                                new DeviceId("receipt-printer"),
                                URI.create("escpos+usb://" + place() + "?profile=TM-T20II"))) {
            printer.start(_ -> {});
            var text = new PrintDocument(List.of(PrintDocument.line("Grüße")));
            assertThat(printer.print(text).get(60, TimeUnit.SECONDS))
                    .isEqualTo(new PrintOutcome.Delivered());
            assertThat(device.receipts()).hasSize(1);
        }
    }

    private Path place() {
        return folder.resolve("lp0");
    }

    private static LinePort port(Path file) {
        return LinePort.of(DeviceUri.of(URI.create("escpos+usb://" + file), "escpos"));
    }

    private interface Try {
        void run() throws IOException;
    }

    private static FaultCode faultOf(Try what) {
        try {
            what.run();
        } catch (IOException failure) {
            return LineException.faultOf(failure).code();
        }
        return Fault.of(FaultCode.UNSUPPORTED).code();
    }
}
