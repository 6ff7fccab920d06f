package de.buergerterminal.backend.office;

import java.util.Locale;

/// Where a submission stands at the delivery service.
enum SubmissionState {
    CREATED,
    SUBMITTED,
    FORWARDED,
    ACCEPTED,
    REJECTED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubmissionState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    boolean isOpen() {
        return this == SUBMITTED || this == FORWARDED;
    }
}
