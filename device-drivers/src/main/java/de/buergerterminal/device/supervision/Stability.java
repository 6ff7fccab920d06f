package de.buergerterminal.device.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// Tells a connection that breaks again and again from one that broke once. Unstable after some
/// losses within a time, stable again only when it stood for a while; so the word does not flap
/// with the plug. Pure: time is told. Not thread-safe.
public final class Stability {
    private final int losses;
    private final Duration within;
    private final Duration stands;
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private boolean unstable;

    /// @param losses how many make a connection unstable, at least 2
    /// @param within the time in which they count together
    /// @param stands how long without a loss makes it stable again
    public Stability(int losses, Duration within, Duration stands) {
        if (losses < 2) throw new IllegalArgumentException("a single loss is no pattern");
        this.losses = losses;
        this.within = within;
        this.stands = stands;
    }

    /// Four losses within two minutes; stable again after two minutes.
    public static Stability standard() {
        return new Stability(4, Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    /// A connection that had been there is gone.
    void lost(Instant now) {
        forgetBefore(now.minus(within), now);
        recent.add(now);
        if (recent.size() > losses) recent.remove();
        if (recent.size() == losses) unstable = true;
    }

    boolean isUnstable(Instant now) {
        if (unstable && (recent.isEmpty() || !now.isBefore(recent.getLast().plus(stands)))) {
            unstable = false;
            recent.clear();
        }
        return unstable;
    }

    /// A clock that was set back would keep a loss for ever.
    private void forgetBefore(Instant oldest, Instant now) {
        recent.removeIf(it -> it.isBefore(oldest) || it.isAfter(now));
    }
}
