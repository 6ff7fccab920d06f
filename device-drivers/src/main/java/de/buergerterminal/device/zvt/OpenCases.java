package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.PaymentOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The payment whose end nobody saw, from one connection to the next.
final class OpenCases {
    /// @param doubt what went wrong, told if it cannot be settled
    record Case(Payment payment, CompletableFuture<PaymentOutcome> outcome, Fault doubt) {}

    private volatile @Nullable Case current;
    private volatile boolean needsPerson;

    void open(Case unsettled) {
        current = unsettled;
    }

    /// The case to settle; a case that ran out of time is a person's now.
    Optional<Case> current() {
        Case open = current;
        if (open == null || open.outcome().isDone()) return Optional.empty();
        return Optional.of(open);
    }

    /// Ends a case that was settled. If it had been left to a person just before, it stays so: the
    /// outcome was told already, and the person asks the terminal.
    void close(Case settled, PaymentOutcome outcome) {
        settled.outcome().complete(outcome);
        current = null;
    }

    void leaveToPerson() {
        needsPerson = true;
    }

    boolean needsPerson() {
        return needsPerson;
    }

    /// The terminal has told all it remembers to whoever asked: nothing it knows can be lost by the
    /// next payment any more, and the one who asked decides.
    void told() {
        Case open = current;
        if (open != null && open.outcome().isDone()) current = null;
        needsPerson = false;
    }
}
