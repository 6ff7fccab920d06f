package de.buergerterminal.kiosk.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Wakes the session after a while; injected, so that tests decide when time passes.
@FunctionalInterface
public interface AlarmClock {
    /// Runs `ring` once after that time, on any thread, unless the answer is run before.
    Runnable wakeAfter(Duration delay, Runnable ring);

    /// By the machine's monotonic clock, on one daemon thread; ends with `close`.
    static Machine ofThisMachine() {
        return new Machine();
    }

    final class Machine implements AlarmClock, AutoCloseable {
        private final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("session-alarm").daemon().factory());

        private Machine() {}

        @Override
        public Runnable wakeAfter(Duration delay, Runnable ring) {
            var pending = timer.schedule(ring, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> pending.cancel(false);
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }
}
