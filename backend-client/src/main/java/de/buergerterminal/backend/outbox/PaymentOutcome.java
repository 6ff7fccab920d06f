package de.buergerterminal.backend.outbox;

/// How a payment ended; journalled for 730 days.
public enum PaymentOutcome {
    /// The money moved and the sealed submission lies in the outbox.
    BOOKED,
    /// The terminal gave the money back.
    REVERSED,
    /// No money ever moved.
    NOT_PAID,
    /// Not to be found out by the machine; staff were told.
    LEFT_TO_STAFF
}
