package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the delivery service does when time passes (docs.fitko.de, getting-started,
/// notifications-and-deletion-deadlines). Only what the service holds for others is meant: what the
/// authority filed is its own record, which ends with [Disposal].
final class Deadlines {
    static final Duration UNFINISHED = Duration.ofDays(1);
    static final Duration UNFETCHED = Duration.ofDays(14);
    static final Duration FETCHED = Duration.ofDays(7);
    static final Duration LOG_KEPT = Duration.ofDays(730);

    private final DeliveryService delivery;
    private final Clock clock;

    Deadlines(DeliveryService delivery, Clock clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    /// Doing it again changes nothing.
    void enforce() {
        Instant now = clock.instant();
        SubmissionStore submissions = delivery.submissions();
        submissions.forgetUnfinished(now);
        submissions.unfetchedBefore(now.minus(UNFETCHED)).forEach(delivery::rejectUnfetched);
        submissions.decidedBefore(now.minus(FETCHED)).forEach(delivery::delete);
        delivery.replies().enforceDeadlines(now);
        submissions.unfiledCreatedBefore(now.minus(LOG_KEPT)).forEach(delivery::forgetIfOver);
        try {
            submissions.sweep();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Why the service rejects what nobody fetched. The documented type is not known to us.
    static ObjectNode unfetched() {
        var problem =
                new EventProblem(
                        EventProblem.Kind.TECHNICAL_ERROR,
                        "Die Einreichung wurde 14 Tage lang nicht abgeholt.",
                        "metadata");
        return EventProblem.payload(List.of(problem));
    }
}
