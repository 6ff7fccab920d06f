package de.buergerterminal.device.gpio;

import java.time.Duration;

/// Believes a contact only after it has said the same for a while. Pure; the caller brings the
/// time.
final class Debounce {
    private final long stableNanos;
    private boolean believed;
    private boolean candidate;
    private long candidateSince;

    /// @param resting what is believed before anything was read
    Debounce(Duration stable, boolean resting) {
        this.stableNanos = stable.toNanos();
        this.believed = resting;
        this.candidate = resting;
    }

    /// Takes one reading; true when what is believed has changed by it.
    boolean changes(boolean reading, long nanos) {
        if (reading != candidate) {
            candidate = reading;
            candidateSince = nanos;
        }
        if (candidate == believed || !rests(nanos)) return false;
        believed = candidate;
        return true;
    }

    /// Whether the readings have been the same for long enough.
    boolean rests(long nanos) {
        return nanos - candidateSince >= stableNanos;
    }

    boolean believed() {
        return believed;
    }
}
