package de.buergerterminal.backend.outbox;

/// How far a payment has come, as it is on the disk. `Held` and the request it speaks of are one
/// row, and a payment is settled in one step with the fate of its request, so the two cannot
/// contradict each other after a crash.
///
/// ```
/// Intended -> Held -> Settled
///     |                  ^
///     +------------------+
/// ```
public sealed interface PaymentState {
    /// Paper is ready and the terminal is about to be asked; no request is kept.
    record Intended() implements PaymentState {}

    /// The terminal authorised; the sealed request is durable but not delivered.
    ///
    /// @param receiptNumber the terminal's number of this payment, sealed inside the request
    record Held(int receiptNumber) implements PaymentState {}

    /// Over. Exactly a `BOOKED` request is delivered.
    record Settled(PaymentOutcome outcome) implements PaymentState {}
}
