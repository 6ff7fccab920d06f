package de.buergerterminal.device.codescan.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.kernel.PolledFile;
import de.buergerterminal.device.line.Secrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver over a kernel that is played: this machine has no input devices to grab. The last two
/// tests use the real kernel, which refuses to let a plain file be grabbed.
class KeyboardCodeScannerTest {
    private static final DeviceId ID = new DeviceId("code-scanner");

    private final PlayedKernel kernel = new PlayedKernel();
    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<ScannedCode> codes = new LinkedBlockingQueue<>();
    private final KeyboardCodeScanner scanner =
            KeyboardCodeScanner.at(
                    ID,
                    URI.create("scanner+input:///dev/input/by-id/usb-event-kbd?layout=US"),
                    kernel);

    @AfterEach
    void disconnect() {
        scanner.close();
    }

    @Test
    void aTypedCodeReachesWhoeverListensAndNobodyElse() throws InterruptedException {
        scanner.onCode(codes::add);
        scanner.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        kernel.type(30, 48, 28);
        assertThat(Objects.requireNonNull(codes.poll(20, TimeUnit.SECONDS)).text()).isEqualTo("ab");
        assertThat(kernel.log).startsWith("open", "grab");
        scanner.close();
        assertThat(kernel.log).endsWith("release", "close");
    }

    @Test
    void withoutTheGrabNotAKeyIsRead() throws InterruptedException {
        kernel.refusesGrab = true;
        kernel.type(30, 28);
        scanner.onCode(codes::add);
        scanner.start(reports::add);
        assertThat(nextReport().reason()).map(Fault::code).contains(FaultCode.NOT_EXCLUSIVE);
        assertThat(kernel.log).contains("close").doesNotContain("read");
        assertThat(codes).isEmpty();
    }

    @Test
    void theTraceSaysHowMuchWasTypedAndNeverWhat() throws InterruptedException {
        scanner.onCode(codes::add);
        scanner.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        // QWXZJV, an undefined key, Enter; then QWX and silence.
        kernel.type(16, 17, 45, 44, 36, 47, 59, 28, 16, 17, 45);
        awaitTraced("3 keys, no Enter");
        kernel.type(16, 17, 45, 44, 28);
        assertThat(codes.poll(20, TimeUnit.SECONDS)).isNotNull();
        scanner.close();
        var shown = scanner.trace().stream().map(it -> it.line().substring(25)).toList();
        assertThat(shown)
                .containsExactly(
                        "  grabbed",
                        "  online",
                        "< 7 keys (1 without a character), then Enter",
                        "< 3 keys, no Enter",
                        "< 4 keys, then Enter",
                        "  released");
        for (var secret : List.of("qwxzjv", "qwxz")) {
            Secrets.assertAbsentFrom(secret, scanner.trace());
        }
    }

    private void awaitTraced(String words) throws InterruptedException {
        for (var i = 0; i < 2_000; i++) {
            if (scanner.trace().stream().anyMatch(it -> it.shown().equals(words))) return;
            Thread.sleep(10);
        }
        throw new AssertionError(words + " was not traced");
    }

    @Test
    void aScannerThatIsPluggedInAgainIsGrabbedAgain() throws InterruptedException {
        scanner.onCode(codes::add);
        scanner.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        kernel.unplug();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Offline.class);
        kernel.plugIn();
        while (!(scanner.health() instanceof DeviceHealth.Online)) nextReport();
        assertThat(Collections.frequency(List.copyOf(kernel.log), "grab"))
                .isGreaterThanOrEqualTo(2);
        kernel.type(30, 28);
        assertThat(Objects.requireNonNull(codes.poll(20, TimeUnit.SECONDS)).text()).isEqualTo("a");
    }

    @Test
    void theRealKernelRefusesToGrabWhatIsNoKeyboard(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("no-keyboard"), "typed");
        try (var real = KeyboardCodeScanner.at(ID, URI.create("scanner+input://" + file))) {
            real.onCode(codes::add);
            real.start(reports::add);
            assertThat(nextReport().reason()).map(Fault::code).contains(FaultCode.NOT_EXCLUSIVE);
            assertThat(codes).isEmpty();
        }
    }

    @Test
    void aMissingKeyboardIsToldByTheRealKernel(@TempDir Path folder) throws Exception {
        try (var real =
                KeyboardCodeScanner.at(
                        ID, URI.create("scanner+input://" + folder.resolve("nothing")))) {
            real.start(reports::add);
            assertThat(nextReport().reason()).map(Fault::code).contains(FaultCode.NOT_FOUND);
        }
    }

    private DeviceHealth nextReport() throws InterruptedException {
        return Objects.requireNonNull(reports.poll(20, TimeUnit.SECONDS), "a report of health");
    }

    /// Hands out events as a kernel does and writes down what it was asked for.
    private static final class PlayedKernel implements PolledFile, PolledFile.Opener {
        final List<String> log = Collections.synchronizedList(new ArrayList<>());
        private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1_000);
        private volatile boolean unplugged;
        volatile boolean refusesGrab;

        void type(int... keys) {
            for (var key : keys) {
                events.add(KeyEventsTest.event(1, key, 1));
                events.add(KeyEventsTest.event(1, key, 0));
            }
        }

        void unplug() {
            unplugged = true;
        }

        void plugIn() {
            unplugged = false;
        }

        @Override
        public PolledFile open(Path path, Access access) throws KernelException {
            log.add("open");
            if (unplugged) throw new KernelException("open", KernelException.ENOENT);
            return this;
        }

        @Override
        public void ioctl(int request, String name, long value) throws KernelException {
            assertThat(request).isEqualTo(0x4004_4590);
            log.add(value == 1 ? "grab" : "release");
            if (value == 1 && refusesGrab) throw new KernelException(name, KernelException.EBUSY);
        }

        @Override
        public int read(byte[] buffer, int millis) throws KernelException {
            log.add("read");
            try {
                for (var waited = 0; waited < millis; waited += 10) {
                    if (unplugged) throw new KernelException("read", KernelException.ENODEV);
                    var event = events.poll(10, TimeUnit.MILLISECONDS);
                    if (event == null) continue;
                    System.arraycopy(event, 0, buffer, 0, event.length);
                    return event.length;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return 0;
        }

        @Override
        public int write(byte[] bytes, int from, int millis) throws KernelException {
            throw new KernelException("write", KernelException.EBADF);
        }

        @Override
        public void close() {
            log.add("close");
        }
    }
}
