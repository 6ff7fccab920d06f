package de.buergerterminal.backend.submission;

import de.buergerterminal.backend.catalogue.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A request encrypted to the office's verified key; the only form that ever touches a disk.
///
/// @param destinationId FIT-Connect destination
/// @param publicServiceIdentifier for example `urn:de:fim:leika:leistung:99102013104000`
/// @param encryptedMetadata compact JWE
/// @param encryptedData compact JWE
/// @param secretHash lower-case hex SHA-256 of the ticket's secret
/// @param paidReceiptNumber the terminal's receipt number of the payment inside, to settle it later
/// @param undeliverableAfter end of the office key's certificate; delivery must be done before
/// @param attachments in the order in which they are handed over
public record SealedSubmission(
        CaseReference reference,
        ServiceId service,
        UUID destinationId,
        String publicServiceIdentifier,
        String publicServiceName,
        String encryptedMetadata,
        String encryptedData,
        String secretHash,
        Optional<Integer> paidReceiptNumber,
        Instant sealedAt,
        Instant undeliverableAfter,
        List<SealedAttachment> attachments) {

    public SealedSubmission {
        attachments = List.copyOf(attachments);
    }

    /// A submission without attachments.
    public SealedSubmission(
            CaseReference reference,
            ServiceId service,
            UUID destinationId,
            String publicServiceIdentifier,
            String publicServiceName,
            String encryptedMetadata,
            String encryptedData,
            String secretHash,
            Optional<Integer> paidReceiptNumber,
            Instant sealedAt,
            Instant undeliverableAfter) {
        this(
                reference,
                service,
                destinationId,
                publicServiceIdentifier,
                publicServiceName,
                encryptedMetadata,
                encryptedData,
                secretHash,
                paidReceiptNumber,
                sealedAt,
                undeliverableAfter,
                List.of());
    }

    /// Authentication tag of a compact JWE: its fifth part.
    public static String authenticationTag(String compactJwe) {
        return compactJwe.substring(compactJwe.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return "SealedSubmission[" + reference + "]";
    }
}
