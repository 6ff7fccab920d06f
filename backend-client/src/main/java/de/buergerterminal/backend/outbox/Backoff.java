package de.buergerterminal.backend.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses between attempts: full jitter (a random part of a doubling span), so that the terminals
/// of a town do not come back all at once. From 1 second up to 5 minutes.
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 300_000;
    // Jitter may draw almost nothing; that would be a busy loop against an office in trouble.
    private static final long SHORTEST_MILLIS = 250;

    private int failures;

    /// @param atLeast what the service asked for
    Duration next(RandomGenerator random, Duration atLeast) {
        long span = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 20));
        failures++;
        Duration pause = Duration.ofMillis(random.nextLong(SHORTEST_MILLIS, span + 1));
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }

    void reset() {
        failures = 0;
    }
}
