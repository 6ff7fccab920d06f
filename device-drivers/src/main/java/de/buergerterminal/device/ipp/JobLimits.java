package de.buergerterminal.device.ipp;

import java.time.Duration;

/// How long each part of printing a document may take.
///
/// @param begin until the printer takes the document
/// @param printing from then on, without the time it waits for staff
/// @param patience for staff, each time anew
/// @param takingBack until the printer confirms that it has dropped the document
record JobLimits(Duration begin, Duration printing, Duration patience, Duration takingBack) {
    static JobLimits with(Duration patience) {
        return new JobLimits(
                Duration.ofSeconds(30), Duration.ofMinutes(10), patience, Duration.ofSeconds(20));
    }

    /// For sending one document, which a slow line needs.
    static final Duration SENDING = Duration.ofSeconds(60);

    /// The end of all patience, however often somebody helped.
    Duration total() {
        return begin.plus(SENDING).plus(printing).plus(patience.multipliedBy(4)).plus(takingBack);
    }
}
