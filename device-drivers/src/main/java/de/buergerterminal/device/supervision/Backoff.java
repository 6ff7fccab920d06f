package de.buergerterminal.device.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to leave a device alone after failures in a row: doubling from `first` to `longest`,
/// shortened by up to a half at random, so that devices behind one hub do not come back together.
public record Backoff(Duration first, Duration longest, RandomGenerator jitter) {
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("first must be positive and at most longest");
        }
    }

    /// Half a second to five seconds: a plugged-in device is back before the technician wonders.
    public static Backoff standard() {
        return new Backoff(
                Duration.ofMillis(500), Duration.ofSeconds(5), RandomGenerator.getDefault());
    }

    /// @param failures how often it has failed in a row, 1 for the first time
    public Duration pauseAfter(int failures) {
        var doublings = Math.min(Math.max(failures - 1, 0), 30);
        var millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(millis - jitter.nextLong(millis / 2 + 1));
    }
}
