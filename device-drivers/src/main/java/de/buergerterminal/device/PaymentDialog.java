package de.buergerterminal.device;

/// The kiosk's side of a running payment.
public interface PaymentDialog {
    /// A text of the terminal, to be shown word for word where it says so. Called on the device's
    /// thread; must not block.
    void show(TerminalText text);

    /// The card was authorised: issue the goods now and say whether that succeeded. May block for
    /// at most 20 seconds, on a thread of its own; `NOT_ISSUED`, an exception or a late answer
    /// makes the terminal take the payment back. Only the outcome of the payment says what stands.
    GoodsAnswer authorised(Authorisation authorisation);

    enum GoodsAnswer {
        ISSUED,
        NOT_ISSUED
    }
}
