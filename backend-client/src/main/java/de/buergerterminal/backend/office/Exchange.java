package de.buergerterminal.backend.office;

/// The steps of a delivery whose answer can get lost on the way back to the sender.
public enum Exchange {
    TOKEN,
    ANNOUNCE,
    ATTACH,
    SUBMIT,
    READ_EVENTS
}
