package de.buergerterminal.backend.submission;

import de.buergerterminal.backend.catalogue.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A citizen's finished request, in plain text and therefore only ever in memory.
///
/// @param data JSON text, valid against the service's schema
/// @param language the citizen's language, ISO 639-1
/// @param attachments in the order in which the office shall see them
public record ServiceRequest(
        CaseTicket ticket,
        ServiceId service,
        String serviceName,
        String catalogueVersion,
        String schemaUri,
        String data,
        String language,
        Optional<PaidFee> payment,
        Instant createdAt,
        List<Attachment> attachments) {

    public ServiceRequest {
        attachments = List.copyOf(attachments);
    }

    /// A request without attachments.
    public ServiceRequest(
            CaseTicket ticket,
            ServiceId service,
            String serviceName,
            String catalogueVersion,
            String schemaUri,
            String data,
            String language,
            Optional<PaidFee> payment,
            Instant createdAt) {
        this(
                ticket,
                service,
                serviceName,
                catalogueVersion,
                schemaUri,
                data,
                language,
                payment,
                createdAt,
                List.of());
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "ServiceRequest";
    }
}
