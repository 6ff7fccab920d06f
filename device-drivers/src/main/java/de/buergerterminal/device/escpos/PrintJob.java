package de.buergerterminal.device.escpos;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// One receipt on its way to paper. Begins only on paper known to be clean; what was cut short is
/// forgotten by the printer and cut off before anything else is printed, so that trying again is
/// always safe.
record PrintJob(List<Piece> pieces, Paper paper, PaperForecast forecast)
        implements Link.Command<PrinterLink, PrintOutcome> {
    /// For the whole job, from its begin, besides the time its bytes need on the wire.
    static final Duration LIMIT = Duration.ofSeconds(20);

    /// @throws IOException when the line was lost before anything was sent
    @Override
    public PrintOutcome run(PrinterLink printer) throws IOException {
        if (printer.settled().condition() instanceof Condition.CannotServe stopped) {
            return new PrintOutcome.NotPrinted(stopped.fault());
        }
        if (paper.mayHangOut()) printer.cutOff();
        if (paper.mayHangOut()) {
            return new PrintOutcome.NotPrinted(
                    new Fault(FaultCode.BUSY, "the last paper could not be cut off"));
        }
        printer.confirmation();
        printer.drain();
        paper.receiptBegins();
        return send(printer);
    }

    private PrintOutcome send(PrinterLink printer) {
        var bytes = pieces.stream().mapToInt(Piece::length).sum();
        try {
            var stopped = printer.carryOut(pieces, LIMIT.plus(printer.wireTime(bytes)));
            if (stopped.isPresent()) return partial(printer, stopped.get().fault());
            paper.isClean();
            forecast.printed(pieces.stream().mapToInt(Piece::rows).sum());
            return new PrintOutcome.Delivered();
        } catch (IOException lost) {
            return partial(printer, LineException.faultOf(lost));
        }
    }

    private static PrintOutcome partial(PrinterLink printer, Fault fault) {
        try {
            printer.forgetTheJob();
        } catch (IOException _) {
            // The line is gone; connecting again makes the printer forget as well.
            printer.close();
        }
        return new PrintOutcome.Partial(fault);
    }

    /// Pieces of receipts may name people: never in a log.
    @Override
    public String toString() {
        return "PrintJob";
    }
}
