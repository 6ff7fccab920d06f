package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.AuthenticationTags;
import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import de.buergerterminal.backend.fitconnect.SubmissionService.SentCase;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One case as the outbox keeps it. Without personal data in any state.
///
/// @param tags fifth parts of the JWEs, kept beyond the ciphertext to verify the event log
/// @param content the ciphertext; empty once delivery is proven
record StoredCase(
        CaseReference reference,
        UUID destinationId,
        String secretHash,
        Optional<Integer> paidReceiptNumber,
        AuthenticationTags tags,
        Instant storedAt,
        Optional<SealedSubmission> content,
        DeliveryState state) {

    static StoredCase of(SealedSubmission submission, Instant now) {
        return new StoredCase(
                submission.reference(),
                submission.destinationId(),
                submission.secretHash(),
                submission.paidReceiptNumber(),
                AuthenticationTags.of(submission),
                now,
                Optional.of(submission),
                new DeliveryState.Sealed());
    }

    /// The next state; the ciphertext goes exactly when delivery is proven.
    StoredCase in(DeliveryState next) {
        return new StoredCase(
                reference,
                destinationId,
                secretHash,
                paidReceiptNumber,
                tags,
                storedAt,
                next instanceof DeliveryState.Confirmed ? Optional.empty() : content,
                next);
    }

    SentCase sentAs(Announcement numbers) {
        return new SentCase(destinationId, numbers.submissionId(), numbers.caseId(), tags);
    }

    @Override
    public String toString() {
        return "StoredCase[" + reference + ", " + state.getClass().getSimpleName() + "]";
    }
}
