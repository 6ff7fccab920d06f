package de.buergerterminal.backend.office;

/// What became of an attempt to accept or reject a case, or to destroy its record.
public enum Decision {
    DONE,
    /// Somebody was faster, or the office rejected the submission by itself; nothing has changed.
    DECIDED_BEFORE,
    /// The record must still be kept; nothing has changed.
    TOO_EARLY,
    NO_SUCH_CASE
}
