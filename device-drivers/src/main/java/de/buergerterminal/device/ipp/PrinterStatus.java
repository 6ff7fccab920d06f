package de.buergerterminal.device.ipp;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.util.List;
import java.util.regex.Pattern;

/// How a printer is now, from the answer to Get-Printer-Attributes.
record PrinterStatus(Condition condition) {
    static final List<String> ASKED =
            List.of(
                    "printer-state",
                    "printer-state-reasons",
                    "printer-is-accepting-jobs",
                    "printer-input-tray");

    private static final Pattern LEVEL = Pattern.compile("(?:^|;)level=(-?[0-9]{1,9})(?=;|$)");
    private static final Pattern SIDE = Pattern.compile("(?:^|;)media(x?)feed=([0-9]{1,9})(?=;|$)");

    /// @throws LineException when the answer is not that of a printer
    static PrinterStatus of(IppGroup printer, PaperSize paper) throws LineException {
        var state = printer.number("printer-state").orElse(0);
        if (state < StateReasons.IDLE || state > StateReasons.STOPPED) {
            throw new LineException(
                    FaultCode.MALFORMED_DATA, "printer-state " + state + " does not exist");
        }
        var trays = printer.texts("printer-input-tray");
        var reasons = printer.texts("printer-state-reasons");
        var condition =
                StateReasons.conditionOf(
                        state, reasons, trays.stream().anyMatch(it -> holds(it, paper)));
        var accepting = printer.truth("printer-is-accepting-jobs").orElse(true);
        if (accepting || condition instanceof Condition.CannotServe) {
            return new PrinterStatus(condition);
        }
        return new PrinterStatus(
                new Condition.CannotServe(new Fault(FaultCode.JOBS_NOT_ACCEPTED, "")));
    }

    /// `printer-input-tray` (PWG 5100.13-2012 section 5.6.9): `key=value;` pairs, sizes in 1/100 mm
    /// along and across the feed. A tray of unknown size cannot be relied on, and a manual feed
    /// holds what somebody puts there.
    private static boolean holds(String tray, PaperSize paper) {
        if (tray.startsWith("type=sheetFeedManual")) return false;
        var level = LEVEL.matcher(tray);
        if (!level.find() || Integer.parseInt(level.group(1)) <= 0) return false;
        return SIDE.matcher(tray)
                .results()
                .anyMatch(it -> Integer.parseInt(it.group(2)) == paper.height());
    }
}
