package de.buergerterminal.backend.office;

import java.time.Instant;
import java.util.UUID;

/// One line of the inbox: delivery facts only, nothing that a citizen wrote.
///
/// @param reference the case number that the terminal printed, empty if the submission was
///   unreadable
/// @param service identifier of the public service
/// @param paidCents euro cents booked at the terminal, 0 if none
record CaseEntry(
        UUID caseId,
        String reference,
        UUID destinationId,
        String service,
        Instant receivedAt,
        CaseState state,
        long paidCents) {}
