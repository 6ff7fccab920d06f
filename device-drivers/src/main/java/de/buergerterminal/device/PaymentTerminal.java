package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;

/// A card terminal in vending role: the money moves only if our answer to the authorisation says
/// that the goods were issued (ZVT PA00P015 rev 13.08).
public interface PaymentTerminal extends Device {
    /// Starts one payment of 1 to 99,999,999 cents. The future always completes normally, at the
    /// latest when the terminal has been silent for its time limit. One payment at a time: a second
    /// call while one runs completes with `Unavailable(BUSY)`.
    CompletableFuture<PaymentOutcome> pay(long amountCents, PaymentDialog dialog);

    /// Asks the terminal to stop the running payment; the outcome still arrives through the future,
    /// and may still be `Paid`.
    void abort();

    /// What the terminal says of its last payment (repeat receipt); to settle an unclear one.
    CompletableFuture<LastPayment> lastPayment();

    /// Takes a payment back by its receipt number; completes with whether the terminal confirmed
    /// it.
    CompletableFuture<Boolean> reverse(int receiptNumber);
}
