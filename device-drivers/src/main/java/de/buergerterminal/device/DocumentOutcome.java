package de.buergerterminal.device;

/// How the printing of a document ended, in the printer's own words and not merely as sent.
public sealed interface DocumentOutcome {
    /// The printer reported the job as completed.
    ///
    /// @param impressions printed sides as the printer counted them, 0 where it does not say
    record Delivered(int impressions) implements DocumentOutcome {}

    /// No sheet was printed and the printer has forgotten the document; printing again is safe.
    record NotPrinted(Fault fault) implements DocumentOutcome {}

    /// It ended early, or its end is unknown: sheets may lie in the tray or still come. Somebody
    /// should look before it is printed again, for they may name a person.
    record Partial(Fault fault) implements DocumentOutcome {}

    /// Taken back by [DocumentPrinter.Printing#cancel].
    ///
    /// @param sheetsMayLie some sheets may have been printed before
    record Cancelled(boolean sheetsMayLie) implements DocumentOutcome {}
}
