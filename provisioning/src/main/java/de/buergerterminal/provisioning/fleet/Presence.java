package de.buergerterminal.provisioning.fleet;

/// How a whole terminal is, as far as the console can know, most urgent first.
enum Presence {
    /// The broker says that the line broke without a goodbye.
    LOST(Level.FAIL),
    /// Three heartbeats missing, and nobody has said why.
    STALE(Level.FAIL),
    /// In the list of terminals, but has not said a word yet.
    NEVER_HEARD(Level.OFF),
    DEGRADED(Level.WARN),
    STARTING(Level.WARN),
    MAINTENANCE(Level.WARN),
    UPDATING(Level.WARN),
    /// Stopped cleanly.
    STOPPED(Level.OFF),
    READY(Level.OK);

    private final Level level;

    Presence(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /// Whether what the terminal said of itself can be taken for the present.
    boolean speaks() {
        return switch (this) {
            case LOST, STALE, NEVER_HEARD, STOPPED -> false;
            case DEGRADED, STARTING, MAINTENANCE, UPDATING, READY -> true;
        };
    }
}
