package de.buergerterminal.backend.office;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the office asked a citizen, in plain text; only ever in memory.
///
/// @param closedAt when it was answered, overtaken by a decision, or given up
/// @param unread whether it was given up because nobody read it for 14 days
public record Question(
        UUID id, Instant askedAt, String text, Optional<Instant> closedAt, boolean unread) {
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /// It tells of the citizen: never in a log.
    @Override
    public String toString() {
        return "Question[" + id + "]";
    }
}
