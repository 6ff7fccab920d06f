package de.buergerterminal.device.zvt;

/// How the terminal ended what it was asked to do.
sealed interface Ending {
    /// `06 0F`.
    record Completed(Bytes data) implements Ending {}

    /// `06 1E` with its result code.
    record Aborted(int resultCode) implements Ending {}

    /// `84 xx`: not even begun.
    record Refused(int errorId) implements Ending {}
}
