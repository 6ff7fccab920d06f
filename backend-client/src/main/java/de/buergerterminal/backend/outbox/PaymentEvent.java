package de.buergerterminal.backend.outbox;

/// What can happen to a payment: words of the terminal while it runs, its memory afterwards (ZVT
/// PA00P015 rev 13.08, repeat receipt `06 20`), and what came of what the saga asked for.
public sealed interface PaymentEvent {
    /// The terminal holds the money and asks whether the goods were issued.
    record Authorised(int receiptNumber, long cents) implements PaymentEvent {}

    /// Its last word: the money stands.
    record EndedPaid(int receiptNumber, long cents) implements PaymentEvent {}

    /// Its last word: authorised, but given back.
    record EndedTakenBack() implements PaymentEvent {}

    /// Its last word: declined, cancelled or never begun.
    record EndedUnpaid() implements PaymentEvent {}

    /// No last word was heard: the line broke, or this terminal's own power.
    record EndedUnheard() implements PaymentEvent {}

    /// Its last payment is a successful one, perhaps an older or a foreign one.
    record RemembersPaid(int receiptNumber, long cents) implements PaymentEvent {}

    /// Its last payment failed or was taken back.
    record RemembersUnpaid() implements PaymentEvent {}

    /// It answers, but tells no payment at all, as a new one does.
    record RemembersNothing() implements PaymentEvent {}

    /// It gave no answer.
    record CannotBeAsked() implements PaymentEvent {}

    /// @param confirmed whether the terminal says that it took the money back
    record AskedToTakeBack(boolean confirmed) implements PaymentEvent {}

    record StaffCalled() implements PaymentEvent {}
}
