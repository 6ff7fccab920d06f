package de.buergerterminal.backend.office;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the delivery service knows of one submission: who it is for and the encrypted parts.
///
/// @param service identifier of the public service, a URN
/// @param announced ids of the attachments that must be there before it can be submitted
/// @param metadata compact JWE, empty until submitted
/// @param data compact JWE, empty until submitted
/// @param attachments by attachment id, those that have arrived
record Submission(
        UUID id,
        UUID caseId,
        UUID destinationId,
        String service,
        List<UUID> announced,
        SubmissionState state,
        Instant createdAt,
        String metadata,
        String data,
        Map<UUID, StoredAttachment> attachments) {
    Submission {
        announced = List.copyOf(announced);
        attachments = Map.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "Submission[" + id + " " + state + "]";
    }
}
