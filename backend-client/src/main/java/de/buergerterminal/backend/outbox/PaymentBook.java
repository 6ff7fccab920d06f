package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import de.buergerterminal.backend.outbox.PaymentSaga.Move;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
import de.buergerterminal.backend.outbox.PaymentState.Held;
import de.buergerterminal.backend.outbox.PaymentState.Intended;
import de.buergerterminal.backend.outbox.PaymentState.Settled;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import java.util.List;

/// Carries out the payment saga on the outbox: every state is durable before anybody hears of it.
/// What became of a payment is read from the disk at each event, so a restarted terminal goes on
/// exactly like one that never stopped. Safe for many threads; blocks for one fsync.
public final class PaymentBook {
    private final Outbox outbox;

    PaymentBook(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Makes the request whose payment was authorised.
    @FunctionalInterface
    public interface Goods {
        /// Called at most once, and only if the goods are to be issued.
        SealedSubmission seal() throws SealingException;
    }

    /// Writes down that the terminal is about to be asked for money.
    public void begin(PaymentIntent intent) throws OutboxException {
        outbox.store().putPayment(intent);
    }

    /// Payments begun and not settled, oldest first; not empty only after a crash.
    public List<PaymentIntent> open() throws OutboxException {
        return outbox.store().openPayments();
    }

    /// How far a payment has come.
    ///
    /// @throws OutboxException also if it never began
    public PaymentState stateOf(PaymentIntent intent) throws OutboxException {
        return outbox.store()
                .payment(intent.reference())
                .orElseThrow(() ->
                        new OutboxException("no payment was begun for " + intent.reference()));
    }

    /// The terminal asks whether the goods are issued. Whoever gets an exception answers no; what
    /// is on the disk then is settled with the terminal's memory.
    ///
    /// @return `Issue` or `DoNotIssue`
    public synchronized Then authorised(PaymentIntent intent, Authorised event, Goods goods)
            throws OutboxException, SealingException {
        PaymentState before = stateOf(intent);
        Move move = PaymentSaga.next(intent, before, event);
        if (!move.to().equals(before)) outbox.appendHeld(goods.seal());
        return move.then();
    }

    /// Everything else that happens to a payment.
    public synchronized Then happened(PaymentIntent intent, PaymentEvent event)
            throws OutboxException {
        PaymentState before = stateOf(intent);
        Move move = PaymentSaga.next(intent, before, event);
        if (!move.to().equals(before)) {
            switch (move.to()) {
                case Settled(var outcome) -> outbox.settle(intent, outcome);
                case Intended _, Held _ ->
                        throw new IllegalArgumentException("needs goods: " + event);
            }
        }
        return move.then();
    }
}
