package de.buergerterminal.backend.telemetry;

import java.time.Instant;

/// Orders the messages of one terminal: of two, the one with the newer (boot, seq) is right.
///
/// @param boot rises with every start of the terminal
/// @param seq rises with every message since that start
/// @param at the terminal's own clock
public record Stamp(long boot, long seq, Instant at) {
    public boolean isOlderThan(Stamp other) {
        return boot != other.boot ? boot < other.boot : seq < other.seq;
    }
}
