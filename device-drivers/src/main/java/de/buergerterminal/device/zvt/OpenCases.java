package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.LastPayment;
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

    LastPayment clearedBy(LastPayment answer) {
        if (!(answer instanceof LastPayment.Unknown)) needsPerson = false;
        return answer;
    }

    /// A terminal that remembers no payment at all clears a case only if it remembered none before
    /// it and authorised nothing in it.
    void clearedByEmptyMemory() {
        Case open = current;
        if (open == null) return;
        Payment payment = open.payment();
        var decision =
                Settlement.of(
                        payment.amountCents(),
                        payment.receiptBefore(),
                        payment.authorisation(),
                        Optional.empty());
        if (decision instanceof Settlement.NotBooked) needsPerson = false;
    }

    boolean clearedBy(boolean reversed) {
        if (reversed) needsPerson = false;
        return reversed;
    }
}
