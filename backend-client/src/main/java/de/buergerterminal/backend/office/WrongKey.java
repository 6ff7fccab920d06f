package de.buergerterminal.backend.office;

/// Ways in which the office can publish an encryption key that no sender may use.
public enum WrongKey {
    /// The numbers are those of another key than the certificate's.
    NOT_IN_THE_CERTIFICATE,
    /// The right key, certified by somebody else than the trusted root.
    OF_A_FOREIGN_ROOT,
    /// The right key and the right root, but the certificate ended yesterday.
    EXPIRED
}
