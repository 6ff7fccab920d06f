package de.buergerterminal.device;

/// What is to be told while a document is printed.
public sealed interface PrintProgress {
    /// @param impressions printed sides so far, 0 where the printer does not say
    record Underway(int impressions) implements PrintProgress {}

    /// The printer stands still until somebody helps, for example with [FaultCode#TRAY_EMPTY]; the
    /// document is kept and goes on afterwards.
    record WaitingForStaff(Fault fault) implements PrintProgress {}
}
