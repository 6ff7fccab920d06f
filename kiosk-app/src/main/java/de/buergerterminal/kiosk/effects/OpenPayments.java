package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.backend.outbox.PaymentOutcome;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// The payments of which nobody knows yet how they ended, and the thread that finds out: those of a
/// former run of this terminal, and those whose line broke. Fee services stay closed meanwhile.
public final class OpenPayments implements AutoCloseable {
    private final Queue<Open> open = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final PaymentSettlement settlement;
    private final Optional<PaymentTerminal> terminal;
    private final Patience patience;
    private final StaffDesk staff;
    private final Journal journal;
    private volatile Runnable onChange = () -> {};
    private final Thread thread;

    private record Open(PaymentIntent intent, Runnable ifBooked) {}

    /// @param untilDecided how long a terminal whose line broke may take to decide and, if it got
    ///   no answer from us, to reverse by itself; its memory is not believed before
    /// @param betweenAttempts between two questions to a terminal that does not answer
    public record Patience(Duration untilDecided, Duration betweenAttempts) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    /// Takes over what a former run left open; call before any payment can begin.
    ///
    /// @throws OutboxException the payment journal cannot be read
    public OpenPayments(
            Outbox outbox,
            Optional<PaymentTerminal> terminal,
            StaffDesk staff,
            Patience patience,
            Journal journal)
            throws OutboxException {
        this.settlement = new PaymentSettlement(outbox.payments(), journal, staff::call);
        this.terminal = terminal;
        this.patience = patience;
        this.staff = staff;
        this.journal = journal;
        for (PaymentIntent intent : outbox.payments().open()) put(new Open(intent, () -> {}));
        this.thread = Thread.ofVirtual().name("open-payments").unstarted(this::run);
    }

    /// @param onChange called when the last open payment was settled or a new one is open
    public void start(Runnable onChange) {
        this.onChange = onChange;
        thread.start();
    }

    public boolean areSettled() {
        return open.isEmpty();
    }

    void add(PaymentIntent intent, Runnable ifBooked) {
        put(new Open(intent, ifBooked));
        onChange.run();
    }

    private void put(Open added) {
        open.add(added);
        work.release();
    }

    private void run() {
        try {
            while (true) {
                if (open.isEmpty()) onChange.run();
                work.acquire();
                Open next = open.element();
                Thread.sleep(patience.untilDecided());
                while (!settle(next)) Thread.sleep(patience.betweenAttempts());
                // Only now, so that fee services stay closed until the very end.
                open.remove();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean settle(Open next) {
        if (terminal.isEmpty()) return false;
        try {
            var outcome = settlement.settle(next.intent(), terminal.get());
            if (outcome.equals(Optional.of(PaymentOutcome.BOOKED))) next.ifBooked().run();
            if (outcome.filter(it -> it != PaymentOutcome.LEFT_TO_STAFF).isPresent()) {
                staff.allClear(JournalEvent.PAYMENT_UNCLEAR);
            }
            return outcome.isPresent();
        } catch (OutboxException | RuntimeException failed) {
            journal.record(JournalEvent.PAYMENT_OPEN, new Fact.Cause(failed));
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
