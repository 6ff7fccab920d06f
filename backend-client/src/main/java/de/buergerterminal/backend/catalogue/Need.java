package de.buergerterminal.backend.catalogue;

/// What a terminal must be able to do, in the citizen's terms, before a service can be offered.
public enum Need {
    /// A card payment.
    PAYMENT,
    /// A printed receipt before money is taken.
    RECEIPT,
    /// Reading a QR code.
    CODE_READING,
    /// Reading a card that the citizen brings, such as a library card.
    CARD_READING,
    /// Reading the online ID card.
    IDENTITY_READING,
    /// Printing a document on A4 paper.
    DOCUMENT_PRINTING,
    /// Opening a locker for handing something out.
    LOCKER,
    /// The office's verified key is known, so that a request can be sealed.
    OFFICE_KEY
}
