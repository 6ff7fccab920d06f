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

/// One receipt on its way to paper. It is sent in pieces and each is confirmed before the next
/// follows; so a printer that is stopped never holds more than one piece of somebody's receipt.
record PrintJob(List<byte[]> pieces, PrinterLink.Paper paper)
        implements Link.Command<PrinterLink, PrintOutcome> {
    /// For the whole job, from its begin.
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration PIECE_LIMIT = Duration.ofSeconds(8);

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
        printer.drain();
        paper.receiptBegins();
        return send(printer);
    }

    private PrintOutcome send(PrinterLink printer) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            for (var piece : pieces) {
                var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                var limit = left.compareTo(PIECE_LIMIT) < 0 ? left : PIECE_LIMIT;
                var stopped = printer.carryOut(piece, limit);
                if (stopped.isPresent()) return partial(printer, stopped.get().fault());
            }
            paper.isClean();
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
