package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.submission.SealedAttachment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The delivery service as the courier sees it: announce, upload, submit, read the verified event
/// log. Every call blocks for a bounded time; use a virtual thread.
public interface SubmissionService {
    /// The service's two numbers for what was announced.
    record Announcement(UUID submissionId, UUID caseId) {}

    /// What the event log must speak about to be believed.
    record SentCase(UUID destinationId, UUID submissionId, UUID caseId, AuthenticationTags tags) {}

    /// Makes a new, empty submission. Not repeatable: each call makes another one, and the service
    /// deletes those that stay empty after a day.
    ///
    /// @param attachmentIds of everything that will be uploaded, in order
    Reply<Announcement> announce(
            UUID destinationId,
            String publicServiceIdentifier,
            String publicServiceName,
            List<UUID> attachmentIds);

    /// Hands over one announced attachment, before the content. Repeatable with the same bytes.
    Reply<UUID> upload(UUID submissionId, SealedAttachment attachment);

    /// Hands over the content, once every announced attachment is there. Repeatable with the same
    /// bytes.
    Reply<UUID> submit(UUID submissionId, String encryptedMetadata, String encryptedData);

    /// The whole event log of a case, verified; a log that fails a check is a contradiction.
    Reply<EventLog> events(SentCase sent);

    /// What is wrong with this terminal's clock as far as the service can tell, one sentence for
    /// staff with its remedy; empty when nothing is.
    default Optional<String> clockProblem() {
        return Optional.empty();
    }

    /// Whether the service's clock agrees with this terminal's now. Only then may anything be ended
    /// or forgotten because its time is over.
    boolean clockIsConfirmed();
}
