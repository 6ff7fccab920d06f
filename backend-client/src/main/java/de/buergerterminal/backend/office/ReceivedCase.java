package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// One case of the office with its decrypted content; only ever in memory.
///
/// @param reference the case number that the terminal printed (`senderReference`), empty if unknown
/// @param serviceIdentifier URN under which the service is offered
/// @param service empty if the catalogue no longer has it
/// @param paidCents euro cents booked at the terminal, 0 if none
/// @param metadata JSON text, `{}` if it could not be read
/// @param data JSON text exactly as it was encrypted, empty if it could not be read
/// @param attachments by attachment id; each decrypts its whole content into memory when asked, so
///   large ones are better read from the inbox or the record, which stream
/// @param reasons why it was rejected, empty unless it was
public record ReceivedCase(
        UUID caseId,
        UUID submissionId,
        UUID destinationId,
        String reference,
        String serviceIdentifier,
        Optional<ServiceId> service,
        Instant receivedAt,
        CaseState state,
        long paidCents,
        String metadata,
        String data,
        Map<UUID, Supplier<byte[]>> attachments,
        List<String> reasons) {
    public ReceivedCase {
        attachments = Map.copyOf(attachments);
        reasons = List.copyOf(reasons);
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "ReceivedCase[" + reference + " " + state + "]";
    }
}
