package de.buergerterminal.device.simulator;

/// One line of the simulated terminal's ledger: the judge of whether money moved.
public record CardPayment(int receiptNumber, int traceNumber, long amountCents, State state) {
    public enum State {
        /// The money moved and stays moved.
        BOOKED,
        /// Taken back, by the terminal itself or on command.
        REVERSED,
        /// Set aside by a pre-authorisation, neither booked nor released yet.
        RESERVED,
        /// Paid out to the card.
        REFUNDED
    }

    CardPayment with(State other) {
        return new CardPayment(receiptNumber, traceNumber, amountCents, other);
    }

    CardPayment withAmount(long cents) {
        return new CardPayment(receiptNumber, traceNumber, cents, state);
    }
}
