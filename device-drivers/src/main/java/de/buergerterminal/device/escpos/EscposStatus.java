package de.buergerterminal.device.escpos;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;

/// What the printer says of itself, from its answers to `DLE EOT 1` to `4` or from one unasked
/// report (`GS a`). Folds the manual's bits into the few facts anybody acts on.
///
/// @param error an error of any kind is flagged
/// @param cutterError the knife is stuck
/// @param unrecoverable only switching off and on can help
/// @param cooling an error that ends by itself, such as a hot head
record EscposStatus(
        boolean offline,
        boolean coverOpen,
        boolean paperOut,
        boolean paperLow,
        boolean error,
        boolean cutterError,
        boolean unrecoverable,
        boolean cooling) {
    /// The four answers to `DLE EOT 1`, `2`, `3` and `4`.
    static EscposStatus ofAnswers(int printer, int offlineCause, int errorCause, int paper) {
        return new EscposStatus(
                has(printer, 0x08),
                has(offlineCause, 0x04),
                has(offlineCause, 0x20) || has(paper, 0x60),
                has(paper, 0x0C),
                has(offlineCause, 0x40) || has(errorCause, 0x08 | 0x20 | 0x40),
                has(errorCause, 0x08),
                has(errorCause, 0x20),
                has(errorCause, 0x40));
    }

    /// The four bytes of an unasked report (`GS a`, automatic status back).
    static EscposStatus ofReport(int first, int second, int third) {
        return new EscposStatus(
                has(first, 0x08),
                has(first, 0x20),
                has(third, 0x0C),
                has(third, 0x03),
                has(second, 0x04 | 0x08 | 0x20 | 0x40),
                has(second, 0x08),
                has(second, 0x20),
                has(second, 0x40));
    }

    /// An error flag on a printer that claims to be online: seen on real printers while they change
    /// state, so it is worth asking again before anybody acts.
    boolean contradictsItself() {
        return error && !offline;
    }

    /// The worst first: what a person must do before anything else.
    Condition condition() {
        if (coverOpen) return cannot(FaultCode.COVER_OPEN, "");
        if (paperOut) return cannot(FaultCode.PAPER_OUT, "");
        if (cutterError) return cannot(FaultCode.CUTTER_ERROR, "");
        if (unrecoverable) return cannot(FaultCode.HARDWARE_ERROR, "unrecoverable error");
        if (cooling) return cannot(FaultCode.BUSY, "recovers by itself");
        if (error) return cannot(FaultCode.HARDWARE_ERROR, "error flag");
        if (offline) return cannot(FaultCode.BUSY, "offline without a cause, perhaps feeding");
        if (paperLow) return new Condition.NeedsCare(Fault.of(FaultCode.PAPER_LOW));
        return new Condition.Fine();
    }

    private static Condition cannot(FaultCode code, String detail) {
        return new Condition.CannotServe(new Fault(code, detail));
    }

    private static boolean has(int answer, int anyOf) {
        return (answer & anyOf) != 0;
    }
}
