package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.OfficeDatabase.OfficeDatabaseException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the clock every hour, on a thread of its own, until it is closed.
final class DeadlineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Thread thread;

    private DeadlineWatch(Runnable due) {
        thread = Thread.ofVirtual().name("office-deadlines").unstarted(() -> watch(due));
    }

    /// @param due does what the clock demands; doing it again changes nothing
    static DeadlineWatch start(Runnable due) {
        var watch = new DeadlineWatch(due);
        watch.thread.start();
        return watch;
    }

    private static void watch(Runnable due) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PAUSE);
                try {
                    due.run();
                } catch (OfficeDatabaseException | UncheckedIOException broken) {
                    LOG.error("deadlines cannot be kept; tried again in an hour", broken);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
