package de.buergerterminal.backend.office;

/// What became of an attempt to accept or reject a case.
public enum Decision {
    DONE,
    /// Somebody was faster, or the office rejected the submission by itself; nothing has changed.
    DECIDED_BEFORE,
    NO_SUCH_CASE
}
