package de.buergerterminal.device;

/// How a print job ended, as confirmed by the printer and not merely sent.
public sealed interface PrintOutcome {
    /// The printer answered behind the job and reported no error; a printer that cannot do so, by
    /// its profile, showed no error for as long as printing takes.
    record Delivered() implements PrintOutcome {}

    /// The printer failed after it had accepted a part: paper with some lines may hang out.
    record Partial(Fault fault) implements PrintOutcome {}

    /// Nothing was accepted; printing again is safe.
    record NotPrinted(Fault fault) implements PrintOutcome {}
}
