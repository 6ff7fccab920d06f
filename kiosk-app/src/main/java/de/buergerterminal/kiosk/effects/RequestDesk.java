package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import de.buergerterminal.backend.submission.ServiceRequest;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.FiledCase;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Makes requests of drafts: number, ticket, document, seal. Plain text lives only inside a call.
public final class RequestDesk {
    private final Sealer sealer;
    private final Outbox outbox;
    private final DocumentCheck check;
    private final String catalogueVersion;
    private final Place place;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /// Says whether a document obeys its service's schema.
    @FunctionalInterface
    public interface DocumentCheck {
        boolean accepts(PublicService service, String json);
    }

    /// @param catalogueVersion release and digest of what is offered; the office judges by the same
    public RequestDesk(
            Sealer sealer,
            Outbox outbox,
            DocumentCheck check,
            String catalogueVersion,
            Place place,
            Clock clock) {
        this.sealer = sealer;
        this.outbox = outbox;
        this.check = check;
        this.catalogueVersion = catalogueVersion;
        this.place = place;
        this.clock = clock;
    }

    /// Whether this draft could be sealed and stored now.
    boolean isReadyFor(Draft draft) {
        return sealer.isReadyFor(draft.service().id())
                && outbox.hasRoom()
                && check.accepts(draft.service(), document(draft));
    }

    /// A fresh number and secret; blocks for one fsync.
    CaseTicket ticket() throws OutboxException {
        return CaseTicket.fresh(
                outbox.nextReference(place.townCode(), place.kioskNumber()), random);
    }

    SealedSubmission seal(
            Draft draft, CaseTicket ticket, String language, Optional<PaidFee> payment)
            throws SealingException {
        PublicService service = draft.service();
        String document = document(draft);
        if (!check.accepts(service, document)) {
            throw new SealingException("the document does not obey the schema of " + service.id());
        }
        return sealer.seal(
                new ServiceRequest(
                        ticket,
                        service.id(),
                        service.name().german(),
                        catalogueVersion,
                        service.schemaUri(),
                        document,
                        language,
                        payment,
                        clock.instant()));
    }

    /// Seals and stores a free request; when it returns, the request is durable.
    FiledCase file(Draft draft, String language) throws OutboxException, SealingException {
        CaseTicket ticket = ticket();
        outbox.append(seal(draft, ticket, language, Optional.empty()));
        return filed(draft.service(), ticket, Optional.empty(), List.of());
    }

    FiledCase filed(
            PublicService service,
            CaseTicket ticket,
            Optional<PaidFee> payment,
            List<String> slip) {
        return new FiledCase(ticket, service, payment, slip, clock.instant());
    }

    private static String document(Draft draft) {
        return draft.service().form().toJson(draft.answers());
    }
}
