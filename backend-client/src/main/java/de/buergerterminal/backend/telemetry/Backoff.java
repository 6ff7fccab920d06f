package de.buergerterminal.backend.telemetry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses between attempts with full jitter: each is drawn from zero to a ceiling that doubles up
/// to the cap. After a power cut in the whole town, the terminals come back spread over minutes
/// instead of all in the same second. Used by one thread.
final class Backoff {
    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private Duration ceiling;

    Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
        this.ceiling = base;
    }

    /// From one second to five minutes.
    static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), random);
    }

    Duration next() {
        var pause = Duration.ofMillis(random.nextLong(ceiling.toMillis() + 1));
        var doubled = ceiling.multipliedBy(2);
        ceiling = doubled.compareTo(cap) > 0 ? cap : doubled;
        return pause;
    }

    /// A connection that held this long was a good one; a shorter one does not count, or a broker
    /// that throws us out at once would be called several times a second.
    void connectionHeld(Duration lived) {
        if (lived.compareTo(Duration.ofSeconds(10)) >= 0) ceiling = base;
    }
}
