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

    /// Asked after `ISSUED`, on the same thread: what the goods are worth that were issued. Less
    /// than the authorised amount means that only a part was; the terminal then books that part
    /// (`84 9D`).
    default long issuedCents(Authorisation authorisation) {
        return authorisation.amountCents();
    }

    /// Whether the slips of the terminal can be printed, or kept until they can be. Asked before
    /// the payment and before each slip; a no makes the terminal take the payment back (`84 CC`).
    /// Called on the device's thread; must not block.
    default boolean canPrint() {
        return true;
    }

    enum GoodsAnswer {
        ISSUED,
        NOT_ISSUED
    }
}
