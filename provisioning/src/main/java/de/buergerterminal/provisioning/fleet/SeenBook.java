package de.buergerterminal.provisioning.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Which terminals were seen since that was last written down; every heartbeat to disk would be too
/// many writes. Used by one thread.
final class SeenBook {
    private final Map<String, Instant> written = new TreeMap<>();
    private final Map<String, Instant> open = new TreeMap<>();
    private Instant last = Instant.EPOCH;

    void note(FleetModel model) {
        model.terminals()
                .values()
                .forEach(it ->
                        it.seen()
                                .filter(at -> !at.equals(written.get(it.kiosk())))
                                .ifPresent(at -> open.put(it.kiosk(), at)));
    }

    /// What is to be written now; empty if it was done a moment ago.
    Map<String, Instant> due(Instant now, Duration between) {
        if (open.isEmpty() || now.isBefore(last.plus(between))) return Map.of();
        last = now;
        var due = Map.copyOf(open);
        written.putAll(due);
        open.clear();
        return due;
    }
}
