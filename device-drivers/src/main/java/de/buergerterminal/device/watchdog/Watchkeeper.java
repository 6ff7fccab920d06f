package de.buergerterminal.device.watchdog;

import de.buergerterminal.device.kernel.Kernel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds the watchdogs while the program lives, and stops when it does not: then systemd restarts
/// the service, or the hardware the machine. On a thread of its own, `watchkeeper`.
public final class Watchkeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchkeeper.class);

    /// Food at a quarter of the time, so that one late round and one lost datagram harm nobody.
    private static final int ROUNDS_PER_TIMEOUT = 4;

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

    private final Optional<ServiceManager> manager;
    private final Optional<HardwareWatchdog> hardware;
    private final BooleanSupplier alive;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon(true).name("watchkeeper").factory());
    private boolean starving;
    private boolean failing;

    private Watchkeeper(
            Optional<ServiceManager> manager,
            Optional<HardwareWatchdog> hardware,
            BooleanSupplier alive) {
        this.manager = manager;
        this.hardware = hardware;
        this.alive = alive;
    }

    /// Begins to feed at once and tells the service manager that the program is ready.
    ///
    /// @param hardware empty where systemd owns the watchdog of the machine
    /// @param alive asked each round, on the watchkeeper's thread; must answer at once
    public static Watchkeeper start(
            Map<String, String> environment,
            Kernel kernel,
            Optional<HardwareWatchdog> hardware,
            BooleanSupplier alive) {
        var pid = ProcessHandle.current().pid();
        var keeper = new Watchkeeper(ServiceManager.in(environment, pid, kernel), hardware, alive);
        keeper.begin();
        return keeper;
    }

    private void begin() {
        manager.ifPresent(it -> tell(it::ready));
        var millis = round().toMillis();
        var _ = rounds.scheduleAtFixedRate(this::feed, 0, millis, TimeUnit.MILLISECONDS);
    }

    private Duration round() {
        var shortest = LONGEST_ROUND;
        for (var limit :
                List.of(
                        manager.flatMap(ServiceManager::watchdog),
                        hardware.map(HardwareWatchdog::timeout))) {
            var part = limit.map(it -> it.dividedBy(ROUNDS_PER_TIMEOUT)).orElse(LONGEST_ROUND);
            if (part.compareTo(shortest) < 0) shortest = part;
        }
        return shortest.toMillis() < 1 ? Duration.ofMillis(1) : shortest;
    }

    private void feed() {
        if (!lives()) return;
        if (manager.isPresent() && manager.get().watchdog().isPresent()) {
            tell(manager.get()::alive);
        }
        hardware.ifPresent(it -> tell(it::feed));
    }

    private boolean lives() {
        boolean lives;
        try {
            lives = alive.getAsBoolean();
        } catch (RuntimeException defect) {
            LOG.error("the liveness check is broken", defect);
            lives = false;
        }
        if (!lives && !starving) {
            LOG.error("the program does not answer; the watchdogs are not fed any more");
            manager.ifPresent(it -> tell(() -> it.status("The program does not answer.")));
        }
        starving = !lives;
        return lives;
    }

    private interface Message {
        void send() throws IOException;
    }

    /// Says once that it fails, and once more after it worked again.
    private void tell(Message message) {
        try {
            message.send();
            failing = false;
        } catch (IOException refused) {
            if (!failing) LOG.warn("a watchdog cannot be reached: {}", refused.getMessage());
            failing = true;
        }
    }

    /// A wanted end: says so, and leaves the machine running.
    @Override
    public void close() {
        rounds.shutdown();
        try {
            if (!rounds.awaitTermination(2, TimeUnit.SECONDS)) LOG.warn("a round does not end");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        manager.ifPresent(it -> tell(it::stopping));
        hardware.ifPresent(it -> tell(it::disarm));
    }
}
