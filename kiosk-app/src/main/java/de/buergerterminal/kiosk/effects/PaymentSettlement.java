package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.backend.outbox.PaymentOutcome;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Settles payments whose end nobody saw, with the terminal's own memory (ZVT PA00P015 rev 13.08,
/// repeat receipt `06 20`): what the terminal booked is released, what it did not is discarded, and
/// what it booked without our request is taken back.
///
/// | terminal's last payment | request | then |
/// |---|---|---|
/// | none, failed, or the one before the intent | held or not | discard, no money moved |
/// | this one (new number, same amount) | held with that number | release |
/// | this one | not held | reverse |
/// | it tells none, as before the intent | not held | no money moved |
/// | it tells none, as before the intent | held | staff decide |
/// | another one | held or not | staff decide |
/// | cannot be asked | held or not | stays open, ask again |
final class PaymentSettlement {
    /// For a question; devices promise an answer in seconds. What is asked in vain is asked again.
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /// Longer than a terminal may talk while it reverses: giving up before its answer would send
    /// staff to reverse by hand what it reverses itself.
    private static final Duration REVERSAL = Duration.ofMinutes(18);

    private final Outbox outbox;
    private final Journal journal;
    private final Consumer<JournalEvent> staffCall;

    PaymentSettlement(Outbox outbox, Journal journal, Consumer<JournalEvent> staffCall) {
        this.outbox = outbox;
        this.journal = journal;
        this.staffCall = staffCall;
    }

    /// Blocks for at most two exchanges with the terminal.
    ///
    /// @return how it was settled; empty if it is still open
    Optional<PaymentOutcome> settle(PaymentIntent intent, PaymentTerminal terminal)
            throws OutboxException {
        LastPayment last = answer(terminal.lastPayment()).orElse(null);
        return switch (last) {
            case null -> stillOpen(intent);
            case LastPayment.Unknown(var fault)
                    when tellsNothing(fault) && intent.lastReceiptNumberSeen() == 0 ->
                    asSilentAsBefore(intent);
            case LastPayment.Unknown _ -> stillOpen(intent);
            case LastPayment.NotPaid _ -> nothingMoved(intent);
            case LastPayment.Successful(var it) when isOlder(it, intent) -> nothingMoved(intent);
            case LastPayment.Successful(var it) when it.amountCents() == intent.cents() ->
                    moneyMoved(intent, it, terminal);
            case LastPayment.Successful _ -> leaveToStaff(intent);
        };
    }

    /// The terminal answers, but tells no payment at all, as a new one does.
    static boolean tellsNothing(Fault fault) {
        return fault.code() == FaultCode.PAYMENT_UNCLEAR;
    }

    /// Without goods issued the vending rule says that no money stands; with them, the terminal
    /// should remember a payment and does not.
    private Optional<PaymentOutcome> asSilentAsBefore(PaymentIntent intent) throws OutboxException {
        boolean issued = outbox.heldReceiptNumber(intent.reference()).isPresent();
        return issued ? leaveToStaff(intent) : nothingMoved(intent);
    }

    private static boolean isOlder(Authorisation last, PaymentIntent intent) {
        return last.receiptNumber() == intent.lastReceiptNumberSeen();
    }

    private Optional<PaymentOutcome> moneyMoved(
            PaymentIntent intent, Authorisation paid, PaymentTerminal terminal)
            throws OutboxException {
        CaseReference reference = intent.reference();
        Optional<Integer> held = outbox.heldReceiptNumber(reference);
        if (held.isPresent() && held.get() != paid.receiptNumber()) return leaveToStaff(intent);
        if (held.isPresent() || outbox.holdsPaid(reference, paid.receiptNumber())) {
            outbox.release(reference);
            return settled(intent, PaymentOutcome.BOOKED);
        }
        boolean reversed = answer(terminal.reverse(paid.receiptNumber()), REVERSAL).orElse(false);
        if (reversed) return settled(intent, PaymentOutcome.REVERSED);
        journal.record(
                JournalEvent.PAYMENT_NOT_REVERSED,
                new Fact.Case(reference),
                new Fact.Receipt(paid.receiptNumber()));
        staffCall.accept(JournalEvent.PAYMENT_NOT_REVERSED);
        return settled(intent, PaymentOutcome.LEFT_TO_STAFF);
    }

    private Optional<PaymentOutcome> nothingMoved(PaymentIntent intent) throws OutboxException {
        // Released before and reported unpaid now: the terminal contradicts itself.
        if (outbox.holds(intent.reference())) return leaveToStaff(intent);
        outbox.discard(intent.reference());
        return settled(intent, PaymentOutcome.NOT_PAID);
    }

    /// What is held stays held: never delivered, but there for staff.
    private Optional<PaymentOutcome> leaveToStaff(PaymentIntent intent) throws OutboxException {
        staffCall.accept(JournalEvent.PAYMENT_UNCLEAR);
        return settled(intent, PaymentOutcome.LEFT_TO_STAFF);
    }

    private Optional<PaymentOutcome> stillOpen(PaymentIntent intent) {
        journal.record(JournalEvent.PAYMENT_OPEN, new Fact.Case(intent.reference()));
        return Optional.empty();
    }

    private Optional<PaymentOutcome> settled(PaymentIntent intent, PaymentOutcome outcome)
            throws OutboxException {
        outbox.paymentSettled(intent.reference(), outcome);
        journal.record(
                JournalEvent.PAYMENT_SETTLED,
                new Fact.Case(intent.reference()),
                new Fact.Word(outcome));
        return Optional.of(outcome);
    }

    /// Empty if the device did not answer in time.
    static <T> Optional<T> answer(CompletableFuture<T> asked) {
        return answer(asked, ANSWER);
    }

    /// Empty if the device did not answer within that time.
    static <T> Optional<T> answer(CompletableFuture<T> asked, Duration limit) {
        try {
            return Optional.of(asked.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.empty();
        }
    }
}
