package de.buergerterminal.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.kiosk.screen.KioskWindow;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionLoop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The production terminal as systemd hears it.
@Timeout(120)
class WatchedKioskTest {
    private static final String STUCK = "STATUS=The program does not answer.";
    private static final Map<String, String> SYSTEMD =
            Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", "400000");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir Path folder;

    private final SystemdAtTheSocket systemd = new SystemdAtTheSocket();
    private final CountDownLatch thaw = new CountDownLatch(1);
    private Kiosk kiosk;

    @BeforeEach
    void start() throws Exception {
        kiosk = Kiosk.of(config());
        kiosk.start();
    }

    @AfterEach
    void stop() {
        thaw.countDown();
        kiosk.close();
    }

    @Test
    void whileScreenAndSessionAnswerSystemdHearsSoAndAtTheEndThatItWasWanted() throws Exception {
        watched();
        assertThat(systemd.next()).isEqualTo("READY=1");
        systemd.awaitWord("STATUS=Out of service: ");
        for (int round = 0; round < 3; round++) systemd.awaitWord("WATCHDOG=1");
        kiosk.close();
        systemd.awaitWord("STOPPING=1");
        assertThat(systemd.heard).isEmpty();
    }

    @Test
    void aFrozenSessionIsNotFedAnyMore() throws Exception {
        assertStarvesWhen(freeze -> {
            kiosk.part(SessionLoop.class).observe(_ -> freeze.run());
            kiosk.part(SessionLoop.class).post(new SessionEvent.ContrastPressed());
        });
    }

    @Test
    void aFrozenJavaFxThreadIsNotFedAnyMore() throws Exception {
        assertStarvesWhen(freeze -> kiosk.part(KioskWindow.class).answer(freeze));
    }

    @Test
    void aHardwareWatchdogThatCannotBeHadIsOneSentence() {
        assertThatThrownBy(() ->
                        kiosk.beWatched(
                                Optional.of(Path.of("/dev/watchdog")), PATIENCE, Map.of(), systemd))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("watchdog: /dev/watchdog cannot be used (")
                .message()
                .doesNotContain("\n");
    }

    private void assertStarvesWhen(Consumer<Runnable> frozen) throws Exception {
        watched();
        systemd.awaitWord("WATCHDOG=1");
        frozen.accept(this::freeze);
        systemd.awaitWord(STUCK);
        assertThat(systemd.heard.poll(2, TimeUnit.SECONDS)).as("food after that").isNull();
        thaw.countDown();
        systemd.awaitWord("WATCHDOG=1");
    }

    private void freeze() {
        try {
            thaw.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void watched() {
        kiosk.beWatched(Optional.empty(), PATIENCE, SYSTEMD, systemd);
    }

    private KioskConfig config() throws Exception {
        Files.writeString(folder.resolve("secret"), "not a secret\n");
        return KioskConfigFile.read(
                Files.writeString(
                        folder.resolve("kiosk.yaml"),
                        """
                        id: musterstadt-k07
                        number: K07
                        town: {name: Stadt Musterstadt, code: PB}
                        screen: {fullscreen: false}
                        dataDir: data
                        office:
                          environment: TEST
                          tokenUri: http://127.0.0.1:1/token
                          submissionUri: http://127.0.0.1:1/submission-api
                          clientId: kiosk
                          clientSecretFile: secret
                          acceptUncertifiedKeys: true
                          routes:
                            meldebescheinigung:
                              destination: 2b6f6a3c-6a1c-4e0a-9d0f-4c1c2d3e4f50
                              identifier: urn:de:fim:leika:leistung:99115005012000
                        """));
    }

    /// A machine without a watchdog of its own, whose datagrams end here. The real socket is judged
    /// where it is written, in the drivers.
    private static final class SystemdAtTheSocket implements Kernel {
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void send(String address, byte[] datagram) {
            heard.add(new String(datagram, StandardCharsets.UTF_8));
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(30, TimeUnit.SECONDS));
        }

        void awaitWord(String beginning) throws InterruptedException {
            for (var word = next(); !word.startsWith(beginning); word = next()) {
                assertThat(word).as("no " + beginning).isNotEqualTo("null");
            }
        }

        @Override
        public List<Path> devices(String prefix) {
            return List.of();
        }

        @Override
        public int open(Path path) throws KernelException {
            throw new KernelException("open " + path, KernelException.ENOENT);
        }

        @Override
        public void ioctl(int file, int request, String name, byte[] argument)
                throws KernelException {
            throw new KernelException(name, KernelException.EBADF);
        }

        @Override
        public boolean readable(int file, Duration limit) {
            return false;
        }

        @Override
        public int read(int file, byte[] into) throws KernelException {
            throw new KernelException("read", KernelException.EBADF);
        }

        @Override
        public void write(int file, byte[] bytes) throws KernelException {
            throw new KernelException("write", KernelException.EBADF);
        }

        @Override
        public void close(int file) {}
    }
}
