package de.buergerterminal.device.gpio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a contact says once its bouncing is taken away, and whether it can be believed at all: one
/// that changes ten times in ten seconds, or never rests for two, flaps until it was calm for ten
/// seconds. A flapping contact says one thing all the time. Pure; the caller brings the time.
final class Contact {
    private static final int CHANGES = 10;
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RESTLESS_NANOS = Duration.ofSeconds(2).toNanos();

    /// What is said while the contact flaps.
    enum WhenFlapping {
        /// The safe side of a closed circuit: a door with a doubtful contact is open.
        SAY_ON,
        /// Nothing new.
        SAY_THE_SAME
    }

    private final WhenFlapping whenFlapping;
    private final Debounce debounce;
    private final Deque<Long> changes = new ArrayDeque<>();
    private long lastRest = Long.MIN_VALUE;
    private long lastTrouble;
    private boolean flapping;
    private boolean on;

    Contact(Duration stable, WhenFlapping whenFlapping) {
        this.debounce = new Debounce(stable, false);
        this.whenFlapping = whenFlapping;
    }

    /// Takes one reading; true when [#isOn] has changed by it.
    boolean changes(boolean reading, long nanos) {
        if (debounce.changes(reading, nanos)) {
            changes.addLast(nanos);
            if (changes.size() > CHANGES) changes.removeFirst();
            lastTrouble = nanos;
        }
        if (debounce.rests(nanos) || lastRest == Long.MIN_VALUE) lastRest = nanos;
        else if (nanos - lastRest > RESTLESS_NANOS) lastTrouble = nanos;
        flapping = flapping ? nanos - lastTrouble < WINDOW_NANOS : beginsToFlap(nanos);
        return says();
    }

    private boolean beginsToFlap(long nanos) {
        var often = changes.size() == CHANGES && nanos - changes.getFirst() < WINDOW_NANOS;
        return often || nanos - lastRest > RESTLESS_NANOS;
    }

    private boolean says() {
        var before = on;
        if (!flapping) on = debounce.believed();
        else if (whenFlapping == WhenFlapping.SAY_ON) on = true;
        return on != before;
    }

    boolean isOn() {
        return on;
    }

    boolean isFlapping() {
        return flapping;
    }

    /// Whether nothing is expected before the next edge.
    boolean rests(long nanos) {
        return debounce.rests(nanos);
    }
}
