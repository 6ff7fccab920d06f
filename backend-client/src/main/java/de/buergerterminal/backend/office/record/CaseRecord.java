package de.buergerterminal.backend.office.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One case as it stands in the office's records; only ever in memory.
///
/// @param reference the case number that the terminal printed, may be empty
/// @param subject the service's name
/// @param serviceIdentifier URN under which the service is offered
/// @param state in German
/// @param reasons why it was rejected, empty unless it was
/// @param paidCents euro cents booked at the terminal, 0 if none
/// @param copies what other bodies get, in the order of their documents
public record CaseRecord(
        UUID caseId,
        UUID submissionId,
        String office,
        String reference,
        String subject,
        String serviceIdentifier,
        Instant receivedAt,
        String state,
        Optional<Instant> decidedAt,
        List<String> reasons,
        long paidCents,
        Retention retention,
        List<RecordDocument> documents,
        List<RoutedCopy> copies) {
    public CaseRecord {
        reasons = List.copyOf(reasons);
        documents = List.copyOf(documents);
        copies = List.copyOf(copies);
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "CaseRecord[" + caseId + "]";
    }
}
