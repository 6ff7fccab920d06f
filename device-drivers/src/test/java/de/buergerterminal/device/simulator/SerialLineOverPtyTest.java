package de.buergerterminal.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.line.Masking;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialLineOverPtyTest {
    private static final byte[] EVERY_TROUBLESOME_BYTE = {
        0, 3, 4, 0x0A, 0x0D, 0x11, 0x13, 0x1A, -1
    };
    @TempDir private Path folder;

    @Test
    void everyByteArrivesUnchangedInBothDirections() throws IOException {
        try (var device = Pty.at(link());
                var line = port("").open()) {
            line.send(EVERY_TROUBLESOME_BYTE);
            assertThat(received(device, EVERY_TROUBLESOME_BYTE.length))
                    .isEqualTo(EVERY_TROUBLESOME_BYTE);
            device.write(EVERY_TROUBLESOME_BYTE);
            for (var expected : EVERY_TROUBLESOME_BYTE) {
                assertThat(line.receive(Duration.ofSeconds(10))).isEqualTo(expected & 0xFF);
            }
            assertThat(line.receive(Duration.ofMillis(10))).isEqualTo(Line.NOTHING);
        }
    }

    @Test
    void theDriversBaudRateReachesTheDevice() throws IOException {
        try (var device = Pty.at(link());
                var line = port("?baud=115200").open()) {
            assertThat(line.receive(Duration.ZERO)).isEqualTo(Line.NOTHING);
            assertThat(device.baudCode()).isEqualTo(010002);
        }
    }

    @Test
    void whatArrivedBeforeConnectingIsForgotten() throws IOException {
        try (var device = Pty.at(link())) {
            device.write("old".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            try (var line = port("").open()) {
                assertThat(line.receive(Duration.ofMillis(100))).isEqualTo(Line.NOTHING);
            }
        }
    }

    @Test
    void anUnpluggedDeviceIsNoticedAndFoundAgainBehindTheSameLink() throws IOException {
        try (var device = Pty.at(link())) {
            for (var i = 0; i < 20; i++) {
                try (var line = port("").open()) {
                    device.write(new byte[] {42});
                    assertThat(line.receive(Duration.ofSeconds(10))).isEqualTo(42);
                    device.unplug();
                    assertThat(faultOf(() -> line.receive(Duration.ofSeconds(10))))
                            .isEqualTo(FaultCode.DISCONNECTED);
                    assertThat(faultOf(() -> line.send(new byte[] {1})))
                            .isEqualTo(FaultCode.DISCONNECTED);
                }
                assertThat(Files.exists(link(), java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
                assertThat(faultOf(() -> port("").open().close())).isEqualTo(FaultCode.NOT_FOUND);
                device.plugIn();
            }
        }
    }

    @Test
    void aWriteThatNobodyReadsIsCutAndTheDeviceIsToldAsBlockedUntilSomebodyReads()
            throws Exception {
        var reports = new LinkedBlockingQueue<DeviceHealth>();
        try (var device = Pty.at(link());
                var supervisor =
                        Supervisor.onLine(
                                new DeviceId("receipt-printer"),
                                port("?baud=921600"),
                                Masking::strict,
                                Talker::new)) {
            supervisor.start(reports::add);
            var first = reports.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.reason().map(Fault::code)).contains(FaultCode.LINE_BLOCKED);
            var ears = Thread.ofPlatform().daemon(true).start(() -> listen(device));
            var second = reports.poll(20, TimeUnit.SECONDS);
            assertThat(second).isInstanceOf(DeviceHealth.Online.class);
            assertThat(supervisor.trace().frames())
                    .extracting(TracedFrame::shown)
                    .contains("offline DEV-111 LINE_BLOCKED", "online");
            ears.interrupt();
        }
    }

    private static void listen(Pty device) {
        var buffer = new byte[65_536];
        while (!Thread.currentThread().isInterrupted()) device.read(buffer);
    }

    /// Says more than the kernel keeps for a reader.
    private record Talker(Line line) implements Link {
        @Override
        public Condition serve() throws IOException {
            line.send(new byte[100_000]);
            return new Condition.Fine();
        }

        @Override
        public void close() {
            line.close();
        }
    }

    @Test
    void closingEndsAWaitingReceive() throws Exception {
        try (var device = Pty.at(link())) {
            var line = port("").open();
            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> faultOf(() -> line.receive(Duration.ofSeconds(60))));
            device.write(new byte[0]);
            line.close();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(FaultCode.DISCONNECTED);
        }
    }

    @Test
    void aSecondDriverOnTheSamePortIsToldThatItIsBusy() throws IOException {
        try (var device = Pty.at(link());
                var first = port("").open()) {
            assertThat(faultOf(() -> port("").open().close())).isEqualTo(FaultCode.BUSY);
            device.write(new byte[] {7});
            assertThat(first.receive(Duration.ofSeconds(10))).isEqualTo(7);
        }
    }

    @Test
    void anOrdinaryFileIsNeverReplacedByALink() throws IOException {
        Files.writeString(link(), "mine");
        assertThatThrownBy(() -> Pty.at(link())).isInstanceOf(IOException.class);
        assertThat(link()).hasContent("mine");
    }

    private Path link() {
        return folder.resolve("device");
    }

    private LinePort port(String query) {
        return LinePort.of(DeviceUri.of(URI.create("raw+serial://" + link() + query), "raw"));
    }

    private static byte[] received(Pty device, int count) {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[64];
        for (var tries = 0; tries < 200 && all.size() < count; tries++) {
            all.write(buffer, 0, device.read(buffer));
        }
        return all.toByteArray();
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
