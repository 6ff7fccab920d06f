package de.buergerterminal.device.ipp;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/// A printer that has answered: asks it in turn how it is and how its job stands.
final class IppLink implements Link {
    private static final Duration SLICE = Duration.ofMillis(50);
    private static final Duration FACTS_AGE = Duration.ofMinutes(1);

    private final IppPrinter printer;
    private final PrinterAddress address;
    private final JobDesk desk;
    private final Pace pace;
    private volatile PrinterFacts facts;
    private Condition condition;
    private long factsAt;
    private long askedAt;

    /// @throws LineException when nobody answers, or somebody else than a printer
    IppLink(IppPrinter printer, PrinterAddress address, JobDesk desk, Pace pace)
            throws LineException {
        this.printer = printer;
        this.address = address;
        this.desk = desk;
        this.pace = pace;
        var names = Stream.concat(PrinterStatus.ASKED.stream(), PrinterFacts.ASKED.stream());
        var everything = printer.attributes(names.toList());
        this.facts = PrinterFacts.of(everything);
        this.condition = conditionOf(everything);
        this.factsAt = System.nanoTime();
        this.askedAt = factsAt;
    }

    /// As last asked; from any thread.
    PrinterFacts facts() {
        return facts;
    }

    @Override
    public Condition serve() throws IOException {
        var pause = desk.busy() ? pace.atWork() : pace.atRest();
        if (System.nanoTime() - askedAt < pause.toNanos()) {
            rest();
            return condition;
        }
        ask();
        desk.serve(printer, facts, address.paper(), condition);
        desk.refuseLate();
        return condition;
    }

    /// Asks now.
    Condition ask() throws LineException {
        // One that cannot do what is needed may just be starting, or being set up.
        var unfit = facts.unfit(address.media()).isPresent();
        if (unfit || System.nanoTime() - factsAt >= FACTS_AGE.toNanos()) {
            facts = PrinterFacts.of(printer.attributes(PrinterFacts.ASKED));
            factsAt = System.nanoTime();
        }
        condition = conditionOf(printer.attributes(PrinterStatus.ASKED));
        askedAt = System.nanoTime();
        return condition;
    }

    /// Makes the next round of serving ask at once.
    void hurry() {
        askedAt = System.nanoTime() - pace.atRest().toNanos();
    }

    private Condition conditionOf(IppGroup attributes) throws LineException {
        var now = PrinterStatus.of(attributes, address.paper()).condition();
        return facts.unfit(address.media()).<Condition>map(Condition.CannotServe::new).orElse(now);
    }

    private static void rest() throws LineException {
        try {
            Thread.sleep(SLICE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "supervision has ended", interrupted);
        }
    }

    @Override
    public void close() {
        printer.close();
    }
}
