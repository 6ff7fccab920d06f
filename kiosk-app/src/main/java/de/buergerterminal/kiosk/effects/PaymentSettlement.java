package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentBook;
import de.buergerterminal.backend.outbox.PaymentEvent;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.backend.outbox.PaymentOutcome;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
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

/// Settles payments whose end nobody saw with the terminal's own memory (ZVT PA00P015 rev 13.08,
/// repeat receipt `06 20`); what that memory means is decided by `PaymentSaga`.
final class PaymentSettlement {
    /// For a question; devices promise an answer in seconds. What is asked in vain is asked again.
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /// Longer than a terminal may talk while it reverses: giving up before its answer would send
    /// staff to reverse by hand what it reverses itself.
    private static final Duration REVERSAL = Duration.ofMinutes(18);

    private final PaymentBook book;
    private final Journal journal;
    private final Consumer<JournalEvent> staffCall;

    PaymentSettlement(PaymentBook book, Journal journal, Consumer<JournalEvent> staffCall) {
        this.book = book;
        this.journal = journal;
        this.staffCall = staffCall;
    }

    /// Blocks for at most two exchanges with the terminal.
    ///
    /// @return how it was settled; empty if it is still open
    Optional<PaymentOutcome> settle(PaymentIntent intent, PaymentTerminal terminal)
            throws OutboxException {
        Then then = book.happened(intent, memoryOf(terminal));
        while (true) {
            switch (then) {
                case Then.Finished(var outcome) -> {
                    return Optional.of(settled(intent, outcome));
                }
                case Then.TakeBack(var number) ->
                        then = book.happened(intent, takeBack(intent, number, terminal));
                case Then.CallStaff(var notReversed) -> {
                    staffCall.accept(
                            notReversed
                                    ? JournalEvent.PAYMENT_NOT_REVERSED
                                    : JournalEvent.PAYMENT_UNCLEAR);
                    then = book.happened(intent, new PaymentEvent.StaffCalled());
                }
                case Then.AskTheTerminal _, Then.Issue _, Then.DoNotIssue _ -> {
                    journal.record(JournalEvent.PAYMENT_OPEN, new Fact.Case(intent.reference()));
                    return Optional.empty();
                }
            }
        }
    }

    private static PaymentEvent memoryOf(PaymentTerminal terminal) {
        return switch (answer(terminal.lastPayment()).orElse(null)) {
            case null -> new PaymentEvent.CannotBeAsked();
            case LastPayment.Unknown(var fault) ->
                    tellsNothing(fault)
                            ? new PaymentEvent.RemembersNothing()
                            : new PaymentEvent.CannotBeAsked();
            case LastPayment.NotPaid _ -> new PaymentEvent.RemembersUnpaid();
            case LastPayment.Successful(var it) ->
                    new PaymentEvent.RemembersPaid(it.receiptNumber(), it.amountCents());
        };
    }

    /// The terminal answers, but tells no payment at all, as a new one does.
    static boolean tellsNothing(Fault fault) {
        return fault.code() == FaultCode.PAYMENT_UNCLEAR;
    }

    private PaymentEvent takeBack(PaymentIntent intent, int number, PaymentTerminal terminal) {
        boolean done = answer(terminal.reverse(number), REVERSAL).orElse(false);
        if (!done) {
            journal.record(
                    JournalEvent.PAYMENT_NOT_REVERSED,
                    new Fact.Case(intent.reference()),
                    new Fact.Receipt(number));
        }
        return new PaymentEvent.AskedToTakeBack(done);
    }

    private PaymentOutcome settled(PaymentIntent intent, PaymentOutcome outcome) {
        journal.record(
                JournalEvent.PAYMENT_SETTLED,
                new Fact.Case(intent.reference()),
                new Fact.Word(outcome));
        return outcome;
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
