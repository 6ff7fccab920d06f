package de.buergerterminal.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One entry of a device's trace: when, which way, how long, and what of it may be shown. Structure
/// only, never content: no text of a receipt, no scanned code, no number of a card.
///
/// @param length bytes on the line; 0 for a note or a level
/// @param shown what the protocol's masking lets through, one line
/// @param times how often the same came in the same order, 1 at first
/// @param lastAt when it came last; equals `at` for a single frame
public record TracedFrame(
        Instant at, Direction direction, int length, String shown, int times, Instant lastAt) {
    public enum Direction {
        SENT,
        RECEIVED,
        /// What the driver said of itself, such as a change of health.
        NOTED
    }

    /// Whether the other tells the same, at another time.
    public boolean saysTheSameAs(TracedFrame other) {
        return direction == other.direction && length == other.length && shown.equals(other.shown);
    }

    /// Both as one entry.
    public TracedFrame with(TracedFrame later) {
        return new TracedFrame(at, direction, length, shown, times + later.times, later.lastAt);
    }

    /// One line for people, for example `2026-11-22T18:03:04Z > 3 bytes: DLE EOT 1`.
    public String line() {
        var size =
                switch (length) {
                    case 0 -> "";
                    case 1 -> "1 byte: ";
                    default -> length + " bytes: ";
                };
        var what =
                switch (direction) {
                    case SENT -> "> " + size + shown;
                    case RECEIVED -> "< " + size + shown;
                    case NOTED -> "  " + shown;
                };
        var repeated = times == 1 ? "" : " (" + times + " times until " + millis(lastAt) + ")";
        return millis(at) + " " + what + repeated;
    }

    private static Instant millis(Instant exact) {
        return exact.truncatedTo(ChronoUnit.MILLIS);
    }
}
