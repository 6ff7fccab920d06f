package de.buergerterminal.device;

/// The terminal's memory of its last payment.
public sealed interface LastPayment {
    record Successful(Authorisation authorisation) implements LastPayment {}

    /// The last payment was reversed or failed.
    record NotPaid() implements LastPayment {}

    /// The terminal could not be asked; ask again later.
    record Unknown(Fault fault) implements LastPayment {}
}
