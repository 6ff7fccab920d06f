package de.buergerterminal.backend.outbox;

import java.time.Instant;
import java.util.Optional;

/// What staff should know about deliveries. Anything waiting for more than an hour deserves an
/// alarm; anything in `refusedCount` needs a person.
///
/// @param waiting submissions not yet proven to be delivered
/// @param lastDelivery empty if none was ever proven, or all of them are older than 730 days
/// @param officeReachable whether the last exchange with the service succeeded
/// @param refusedCount refused, expired, or with an event log that cannot be true
/// @param serviceProblem why the last attempt failed, one sentence for staff with its remedy
/// @param clockProblem how far this terminal's clock is off, one sentence with its remedy
public record CourierReport(
        int waiting,
        Optional<Instant> oldestWaitingSince,
        Optional<Instant> lastDelivery,
        boolean officeReachable,
        int refusedCount,
        Optional<String> serviceProblem,
        Optional<String> clockProblem) {

    /// Without anything to say about the service.
    public CourierReport(
            int waiting,
            Optional<Instant> oldestWaitingSince,
            Optional<Instant> lastDelivery,
            boolean officeReachable,
            int refusedCount) {
        this(
                waiting,
                oldestWaitingSince,
                lastDelivery,
                officeReachable,
                refusedCount,
                Optional.empty(),
                Optional.empty());
    }
}
