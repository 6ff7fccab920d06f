package de.buergerterminal.device.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.kernel.KernelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WatchkeeperTest {
    private static final Path DEVICE = Path.of("/dev/watchdog");

    private final SimulatedWatchdog kernel = new SimulatedWatchdog();

    @Test
    void theServiceManagerHearsOfReadinessLifeAndTheWantedEnd(@TempDir Path folder)
            throws Exception {
        var path = folder.resolve("notify").toString();
        try (var manager = new ReceivingSocket(path)) {
            var environment = Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "400000");
            var keeper = Watchkeeper.start(environment, kernel, Optional.empty(), () -> true);
            assertThat(manager.next()).isEqualTo("READY=1");
            assertThat(manager.next()).isEqualTo("WATCHDOG=1");
            assertThat(manager.next()).isEqualTo("WATCHDOG=1");
            keeper.close();
            assertThat(restOf(manager)).endsWith("STOPPING=1");
        }
    }

    @Test
    void anAbstractSocketIsReachedToo() throws Exception {
        var name = "@buergerterminal-test-" + ProcessHandle.current().pid();
        try (var socket = new ReceivingSocket(name)) {
            var manager = ServiceManager.in(Map.of("NOTIFY_SOCKET", name), 1, kernel).orElseThrow();
            manager.status("Waiting for\ncitizens – ready");
            assertThat(socket.next()).isEqualTo("STATUS=Waiting for citizens – ready");
        }
    }

    @Test
    void aProgramThatDoesNotAnswerIsStarvedAndSaysSo(@TempDir Path folder) throws Exception {
        var path = folder.resolve("notify").toString();
        try (var manager = new ReceivingSocket(path)) {
            var alive = new AtomicBoolean(true);
            var hardware = HardwareWatchdog.arm(kernel, DEVICE, Duration.ofSeconds(1));
            var environment = Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "100000");
            try (var _ =
                    Watchkeeper.start(environment, kernel, Optional.of(hardware), alive::get)) {
                assertThat(manager.next()).isEqualTo("READY=1");
                await(() -> kernel.seen.contains("food"));
                alive.set(false);
                await(() -> manager.poll().equals("STATUS=The program does not answer."));
                var foodSoFar = foodEaten();
                Thread.sleep(200);
                assertThat(foodEaten()).isEqualTo(foodSoFar);
                assertThat(manager.poll()).isEmpty();
                alive.set(true);
                assertThat(manager.next()).isEqualTo("WATCHDOG=1");
            }
        }
        assertThat(kernel.seen).startsWith("open", "timeout 1", "food").endsWith("V", "close");
    }

    @Test
    void aWatchdogThatIsNotDisarmedKeepsTicking() throws Exception {
        HardwareWatchdog.arm(kernel, DEVICE, Duration.ofSeconds(10)).close();
        assertThat(kernel.seen).containsExactly("open", "timeout 10", "close");
    }

    @Test
    void aWatchdogThatCannotWaitThatLongIsDisarmedAtOnce() {
        assertThatThrownBy(() -> HardwareWatchdog.arm(kernel, DEVICE, Duration.ofSeconds(60)))
                .isInstanceOf(KernelException.class)
                .hasMessage("WDIOC_SETTIMEOUT: EINVAL (22)");
        assertThat(kernel.seen).containsExactly("open", "V", "close");
    }

    @Test
    void aServiceManagerThatIsGoneStopsNobody() {
        var environment = Map.of("NOTIFY_SOCKET", "/does/not/exist", "WATCHDOG_USEC", "100000");
        Watchkeeper.start(environment, kernel, Optional.empty(), () -> true).close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    30000000, -, 30000
                    30000000, 4711, 30000
                    30000000, 4712, -
                    0, -, -
                    many, -, -
                    -, -, -
                    """)
    void theIntervalIsTakenFromTheEnvironment(String micros, String pid, Long millis) {
        var environment = new java.util.HashMap<String, String>();
        environment.put("NOTIFY_SOCKET", "/run/systemd/notify");
        if (micros != null) environment.put("WATCHDOG_USEC", micros);
        if (pid != null) environment.put("WATCHDOG_PID", pid);
        assertThat(ServiceManager.in(environment, 4711, kernel).orElseThrow().watchdog())
                .isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
    }

    @Test
    void withoutAServiceManagerNobodyIsTold() {
        assertThat(ServiceManager.in(Map.of(), 1, kernel)).isEmpty();
    }

    @Test
    void aLoopThatDoesNotRunItsTaskInTimeIsStuckUntilItDoes() {
        var now = new AtomicLong();
        List<Runnable> queue = new ArrayList<>();
        var liveness =
                new Liveness(Duration.ofSeconds(5), now::get)
                        .watching("screen", Runnable::run)
                        .watching("session", queue::add);
        assertThat(liveness.everybodyAnswers()).isTrue();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(liveness.everybodyAnswers()).isTrue();
        now.addAndGet(1);
        assertThat(liveness.everybodyAnswers()).isFalse();
        assertThat(queue).hasSize(1);
        queue.removeFirst().run();
        assertThat(liveness.everybodyAnswers()).isTrue();
    }

    private long foodEaten() {
        return kernel.seen.stream().filter("food"::equals).count();
    }

    private static List<String> restOf(ReceivingSocket manager) {
        var rest = new ArrayList<String>();
        for (var next = manager.poll(); !next.isEmpty(); next = manager.poll()) rest.add(next);
        return rest;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 1_000; i++) {
            if (condition.getAsBoolean()) return;
            Thread.sleep(10);
        }
        throw new AssertionError("did not happen within ten seconds");
    }
}
