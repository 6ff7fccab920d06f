package de.buergerterminal.backend.telemetry;

import java.util.Locale;

/// The life-cycle word of a whole terminal; words borrowed from the Homie 5 convention.
public enum KioskState {
    INIT,
    READY,
    /// Works, but not every service or not every device.
    DEGRADED,
    MAINTENANCE,
    UPDATING,
    /// Stopped cleanly.
    DISCONNECTED,
    /// Never said by a terminal: its will, published by the broker after a crash or a cut line.
    LOST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
