package de.buergerterminal.device.simulator;

import java.time.Duration;

/// How well a paced wire was used for one receipt.
///
/// @param bytes from `ESC @` to the last byte that came
/// @param needed time these bytes need on the wire
/// @param taken time from the first byte's begin to the last byte's end
public record LineUse(long bytes, Duration needed, Duration taken) {
    /// 1.0 for a wire that was never idle.
    public double busy() {
        return taken.isZero() ? 0 : (double) needed.toNanos() / taken.toNanos();
    }
}
