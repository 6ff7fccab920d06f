package de.buergerterminal.device;

/// The kiosk's side of a running payment. Methods are called on the device's thread.
public interface PaymentDialog {
    /// A text of the terminal that must be shown word for word; must not block.
    void show(TerminalText text);

    /// The card was authorised: issue the goods now and say whether that succeeded. May block for
    /// at most 20 seconds; `NOT_ISSUED`, an exception or a late answer makes the terminal take the
    /// payment back.
    GoodsAnswer authorised(Authorisation authorisation);

    enum GoodsAnswer {
        ISSUED,
        NOT_ISSUED
    }
}
