package de.buergerterminal.device.watchdog;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Whether every loop of the program still answers. Each is handed a small task now and then; one
/// that has not run its task for a while is stuck.
public final class Liveness {
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Loop> loops = new ConcurrentHashMap<>();

    private static final class Loop {
        final Executor executor;
        final AtomicLong askedAt = new AtomicLong();
        volatile boolean answered = true;

        Loop(Executor executor) {
            this.executor = executor;
        }
    }

    /// @param limit how long a loop may leave a question unanswered
    public Liveness(Duration limit) {
        this(limit, System::nanoTime);
    }

    Liveness(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /// @param loop runs what it is given on the thread that must answer, for example
    ///   `Platform::runLater`; must not block
    public Liveness watching(String name, Executor loop) {
        loops.put(name, new Loop(loop));
        return this;
    }

    /// Asks every loop that owes no answer.
    ///
    /// @return whether none owes one for longer than the limit
    public boolean everybodyAnswers() {
        return loops.values().stream().mapToInt(it -> answers(it) ? 0 : 1).sum() == 0;
    }

    private boolean answers(Loop loop) {
        var now = nanoTime.getAsLong();
        if (!loop.answered) return now - loop.askedAt.get() <= limit.toNanos();
        loop.askedAt.set(now);
        loop.answered = false;
        try {
            loop.executor.execute(() -> loop.answered = true);
        } catch (RejectedExecutionException | IllegalStateException _) {
            // It has ended; the question stays unanswered.
        }
        return true;
    }
}
