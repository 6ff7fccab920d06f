package de.buergerterminal.device;

/// What a citizen may be asked to type for an ID card with online function.
public enum SecretKind {
    /// Five digits from the PIN letter, good for nothing but setting the first own PIN.
    TRANSPORT_PIN(5),
    PIN(6),
    /// The PIN the citizen chooses.
    NEW_PIN(6),
    /// Printed on the front of the card.
    CAN(6),
    /// From the PIN letter; unblocks a PIN that was typed wrong three times.
    PUK(10);

    private final int digits;

    SecretKind(int digits) {
        this.digits = digits;
    }

    public int digits() {
        return digits;
    }
}
