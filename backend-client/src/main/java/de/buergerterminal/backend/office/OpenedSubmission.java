package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A submission as the authority reads it, and everything that is wrong with it. Only ever in
/// memory.
///
/// @param metadata empty object if it could not be read
/// @param data JSON text, empty if it could not be read
/// @param problems empty if the submission is in order
record OpenedSubmission(
        ObjectNode metadata,
        String data,
        List<OpenedAttachment> attachments,
        List<EventProblem> problems) {
    OpenedSubmission {
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }

    /// The case number that the terminal printed, or an empty text.
    String reference() {
        String found = Json.text(metadata, "/additionalReferenceInfo/senderReference").orElse("");
        return found.length() <= 64 ? found : "";
    }

    /// Euro cents of a booked payment, 0 if there is none.
    long paidCents() {
        var payment = metadata.path("paymentInformation");
        if (!payment.path("status").asText().equals("BOOKED")) return 0;
        return payment.path("grossAmount").decimalValue().movePointRight(2).longValue();
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "OpenedSubmission";
    }
}
