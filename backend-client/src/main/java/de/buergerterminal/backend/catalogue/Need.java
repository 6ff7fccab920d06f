package de.buergerterminal.backend.catalogue;

/// What a terminal must be able to do, in the citizen's terms, before a service can be offered.
public enum Need {
    /// A card payment.
    PAYMENT,
    /// A printed receipt before money is taken.
    RECEIPT,
    /// Reading a QR code.
    CODE_READING,
    /// The office's verified key is known, so that a request can be sealed.
    OFFICE_KEY
}
