package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.record.Retention;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Aussonderung: records whose retention is over are proposed, and only a person destroys one. Then
/// its content, attachments, copies and questions are gone. The signed event log stays until the
/// delivery service's own deadline, and the audit trail keeps who did it.
final class Disposal {
    private static final int MOST_PROPOSED = 500;

    private final OfficeDatabase database;
    private final Registry registry;
    private final Retention retention;
    private final Clock clock;

    Disposal(OfficeDatabase database, Registry registry, Retention retention, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.retention = retention;
        this.clock = clock;
    }

    /// At most 500, oldest decision first.
    List<CaseEntry> proposed() {
        return registry.decidedBefore(retention.overBefore(clock.instant()), MOST_PROPOSED);
    }

    boolean isProposed(UUID caseId) {
        return registry.wasDecidedBefore(caseId, retention.overBefore(clock.instant()));
    }

    /// Destroys a record that need not be kept any more.
    Decision destroy(UUID caseId) {
        Decision decision =
                database.transaction(() -> {
                    if (registry.entry(caseId).isEmpty()) return Decision.NO_SUCH_CASE;
                    if (!isProposed(caseId)) return Decision.TOO_EARLY;
                    registry.destroy(caseId);
                    return Decision.DONE;
                });
        if (decision == Decision.DONE) registry.announce(caseId);
        return decision;
    }
}
