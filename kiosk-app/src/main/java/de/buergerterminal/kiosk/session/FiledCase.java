package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request that lies sealed and durable in the outbox: all that the receipt needs and no personal
/// data.
///
/// @param slip the payment terminal's customer receipt, empty for a free service
public record FiledCase(
        CaseTicket ticket,
        PublicService service,
        Optional<PaidFee> payment,
        List<String> slip,
        Instant filedAt) {
    public FiledCase {
        slip = List.copyOf(slip);
    }

    @Override
    public String toString() {
        return "FiledCase[" + ticket.reference() + "]";
    }
}
