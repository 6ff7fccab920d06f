package de.buergerterminal.device;

import java.util.List;

/// How a payment ended. Only `Paid` and `Unclear` may have moved money.
public sealed interface PaymentOutcome {
    /// Confirmed; the goods were issued. `slip` is the customer receipt as the terminal words it.
    record Paid(Authorisation authorisation, List<String> slip) implements PaymentOutcome {
        public Paid {
            slip = List.copyOf(slip);
        }
    }

    /// The bank or the terminal said no.
    ///
    /// @param resultCode ZVT result code, 01 to FF
    record Declined(int resultCode, TerminalText text) implements PaymentOutcome {}

    /// The citizen stopped it, at the terminal or at the screen, or did not present a card in time.
    record Cancelled() implements PaymentOutcome {}

    /// Authorised, but the terminal took the money back: the goods were not issued, or the line
    /// broke before the terminal heard that they were. Goods that were issued meanwhile are unpaid.
    record TakenBack() implements PaymentOutcome {}

    /// The line was lost while money may have moved; settle it with [PaymentTerminal#lastPayment].
    record Unclear(Fault fault) implements PaymentOutcome {}

    /// Never started; no money moved.
    record Unavailable(Fault fault) implements PaymentOutcome {}
}
