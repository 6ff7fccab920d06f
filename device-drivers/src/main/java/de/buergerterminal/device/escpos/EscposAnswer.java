package de.buergerterminal.device.escpos;

/// One thing the printer said.
sealed interface EscposAnswer {
    /// To `DLE EOT n`; which n is known only by order.
    record AtOnce(int bits) implements EscposAnswer {}

    /// Unasked, four bytes (`GS a`); the fourth is reserved.
    record Report(EscposStatus status) implements EscposAnswer {}

    /// To `GS r 1`: all before it was carried out.
    record BehindTheJob(boolean paperLow) implements EscposAnswer {}

    /// To `GS ( H`: all before this number was carried out.
    record Processed(int id) implements EscposAnswer {}

    /// To `DLE DC4` function 8: everything received and not carried out is forgotten.
    record Forgotten() implements EscposAnswer {}
}
