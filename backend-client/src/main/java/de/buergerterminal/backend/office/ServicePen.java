package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.UUID;

/// Writes the delivery service's own events into the log, signed with its key.
///
/// @param issuer base URL of the service, the `iss` of its events
record ServicePen(SubmissionStore log, OfficeKey key, String issuer, Clock clock) {
    void write(Submission submission, EventKind kind, ObjectNode payload) {
        write(submission.id(), submission.caseId(), kind, payload);
    }

    /// @param subject id of the submission or reply, as the kind of event has it
    void write(UUID subject, UUID caseId, EventKind kind, ObjectNode payload) {
        log.append(EventToken.sign(key, issuer, subject, caseId, clock.instant(), kind, payload));
    }

    @Override
    public String toString() {
        return "ServicePen";
    }
}
