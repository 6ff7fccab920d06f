package de.buergerterminal.device.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real kernel of the machine that runs the tests.
class LinuxTest {
    private static final int GPIO_GET_CHIPINFO = Ioctl.reading(0xB4, 0x01, 68);

    private final Linux linux = new Linux();

    @Test
    void aFileThatIsNoGpioChipSaysSo() throws Exception {
        var file = linux.open(Path.of("/dev/null"));
        try {
            assertThatThrownBy(() -> linux.ioctl(file, GPIO_GET_CHIPINFO, "CHIPINFO", new byte[68]))
                    .hasMessage("ioctl CHIPINFO: ENOTTY (25)");
        } finally {
            linux.close(file);
        }
        assertThatThrownBy(() -> linux.read(file, new byte[1])).hasMessage("read: EBADF (9)");
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThatThrownBy(() -> linux.open(Path.of("/dev/gpiochip-none")))
                .isInstanceOfSatisfying(
                        KernelException.class,
                        it -> assertThat(it.errno()).isEqualTo(KernelException.ENOENT));
    }

    @Test
    void whatIsWrittenIsReadAndWaitedFor(@TempDir Path folder) throws Exception {
        var path = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        var file = linux.open(path);
        try {
            assertThat(linux.readable(file, Duration.ofMillis(1))).isFalse();
            linux.write(file, new byte[] {1, 2, 3});
            assertThat(linux.readable(file, Duration.ofSeconds(10))).isTrue();
            var buffer = new byte[8];
            assertThat(linux.read(file, buffer)).isEqualTo(3);
            assertThat(buffer).startsWith(1, 2, 3);
        } finally {
            linux.close(file);
        }
    }

    @Test
    void anIoctlFillsItsStructure(@TempDir Path folder) throws Exception {
        var path = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        var file = linux.open(path);
        try {
            linux.write(file, new byte[5]);
            var waiting = new byte[4];
            // FIONREAD, ioctl_fionread(2): how many bytes can be read.
            linux.ioctl(file, 0x541B, "FIONREAD", waiting);
            assertThat(waiting).contains(5);
        } finally {
            linux.close(file);
        }
    }

    @Test
    void devicesAreListedInOrder() throws Exception {
        assertThat(linux.devices("/dev/nul")).containsExactly(Path.of("/dev/null"));
        assertThat(linux.devices("/dev/there-is-no-such")).isEmpty();
    }

    @Test
    void aSocketThatNobodyListensToRefuses(@TempDir Path folder) throws Exception {
        var path = folder.resolve("nobody");
        assertThatThrownBy(() -> linux.send(path.toString(), new byte[1]))
                .hasMessage("sendto " + path + ": ENOENT (2)");
        Files.createFile(path);
        assertThatThrownBy(() -> linux.send(path.toString(), new byte[1]))
                .hasMessage("sendto " + path + ": ECONNREFUSED (111)");
        assertThatThrownBy(() -> linux.send("@" + "x".repeat(107), new byte[1]))
                .isInstanceOf(KernelException.class);
    }
}
