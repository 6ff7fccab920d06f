package de.buergerterminal.backend.outbox;

import java.time.Duration;

/// How many attempts may fail within a time, over all cases together, so that a full outbox does
/// not make a service in trouble worse. Each failure costs one; what was spent comes back steadily.
final class RetryBudget {
    static final int MOST_PER_MINUTE = 30;
    private static final long NANOS_PER_ATTEMPT = Duration.ofMinutes(1).toNanos() / MOST_PER_MINUTE;
    private static final Duration WHOLE = Duration.ofMinutes(1);

    /// When everything spent will have come back.
    private Duration fullAgainAt = Duration.ZERO;

    /// @param now uptime
    void spend(Duration now) {
        Duration from = fullAgainAt.compareTo(now) > 0 ? fullAgainAt : now;
        fullAgainAt = from.plusNanos(NANOS_PER_ATTEMPT);
    }

    /// The earliest uptime at which another attempt may be made; in the past while there is budget.
    Duration nextAt() {
        return fullAgainAt.minus(WHOLE).plusNanos(NANOS_PER_ATTEMPT);
    }
}
