package de.buergerterminal.kiosk.effects;

import static de.buergerterminal.backend.outbox.PaymentOutcome.BOOKED;
import static de.buergerterminal.backend.outbox.PaymentOutcome.NOT_PAID;
import static de.buergerterminal.backend.outbox.PaymentOutcome.REVERSED;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentEndedWithoutMoney;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentLeftUnclear;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentPrepared;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionEvent.TerminalSaid;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The vending rule: the terminal gets its "goods issued" only after the sealed request lies
/// durable, though held, in the outbox; it is released if and only if the money stands. The intent
/// is journaled before the terminal is asked, so that after a crash it is known what to settle.
///
/// All methods block; call them from virtual threads, one payment at a time.
public final class PaymentDesk {
    /// Longer than the driver takes at most: a quarter of an hour for a talking terminal, and 90 s
    /// to find out about a lost one.
    private static final Duration LONGEST_PAYMENT = Duration.ofMinutes(18);

    private final ReceiptPrinter printer;
    private final PaymentTerminal terminal;
    private final Outbox outbox;
    private final RequestDesk requests;
    private final OpenPayments openPayments;
    private final Clock clock;
    private final Journal journal;
    private volatile int lastReceiptSeen;

    public PaymentDesk(
            ReceiptPrinter printer,
            PaymentTerminal terminal,
            Outbox outbox,
            RequestDesk requests,
            OpenPayments openPayments,
            Clock clock,
            Journal journal) {
        this.printer = printer;
        this.terminal = terminal;
        this.outbox = outbox;
        this.requests = requests;
        this.openPayments = openPayments;
        this.clock = clock;
        this.journal = journal;
    }

    /// Asks everything that must be ready before money is touched.
    PaymentPrepared prepare(Draft draft) {
        return new PaymentPrepared(obstacle(draft));
    }

    private Optional<Reason> obstacle(Draft draft) {
        if (!openPayments.areSettled()) return Optional.of(Reason.TERMINAL_NOT_READY);
        if (!requests.isReadyFor(draft)) return Optional.of(Reason.STORAGE_NOT_READY);
        boolean paper =
                PaymentSettlement.answer(printer.askReadiness())
                        .filter(DeviceHealth::usable)
                        .isPresent();
        if (!paper) return Optional.of(Reason.PRINTER_NOT_READY);
        return terminalRemembers() ? Optional.empty() : Optional.of(Reason.TERMINAL_NOT_READY);
    }

    /// Notes the number of the payment before, so that it is never taken for the next one.
    private boolean terminalRemembers() {
        if (!terminal.health().usable()) return false;
        LastPayment last = PaymentSettlement.answer(terminal.lastPayment()).orElse(null);
        lastReceiptSeen =
                last instanceof LastPayment.Successful(var before) ? before.receiptNumber() : 0;
        return switch (last) {
            case null -> false;
            case LastPayment.Successful _, LastPayment.NotPaid _ -> true;
            // A new terminal answers, but has no payment to tell of.
            case LastPayment.Unknown(var fault) -> PaymentSettlement.tellsNothing(fault);
        };
    }

    /// Runs one payment to its end; `answers` gets texts while it runs and exactly one outcome.
    void pay(Draft draft, String language, Consumer<SessionEvent> answers) {
        PaymentIntent intent;
        PaidRequest request;
        try {
            var ticket = requests.ticket();
            long cents = draft.service().fee().cents();
            intent = new PaymentIntent(ticket.reference(), cents, lastReceiptSeen, clock.instant());
            Consumer<TerminalText> screen = text -> answers.accept(new TerminalSaid(text));
            request = new PaidRequest(draft, ticket, language, requests, outbox, journal, screen);
            outbox.paymentIntended(intent);
        } catch (OutboxException notStored) {
            journal.record(JournalEvent.REQUEST_NOT_FILED, new Fact.Cause(notStored));
            answers.accept(withoutMoney(Reason.STORAGE_NOT_READY));
            return;
        }
        journal.record(JournalEvent.PAYMENT_STARTED, new Fact.Case(intent.reference()));
        var end = outcome(intent, request);
        request.close();
        answers.accept(conclude(intent, request, end, answers));
    }

    private Optional<PaymentOutcome> outcome(PaymentIntent intent, PaidRequest request) {
        try {
            return Optional.of(
                    terminal.pay(intent.cents(), request)
                            .get(LONGEST_PAYMENT.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Ends the payment in the outbox and says what the citizen is told.
    private SessionEvent conclude(
            PaymentIntent intent,
            PaidRequest request,
            Optional<PaymentOutcome> end,
            Consumer<SessionEvent> answers) {
        try {
            return switch (end.orElse(null)) {
                case PaymentOutcome.Paid paid when request.wasIssuedFor(paid.authorisation()) ->
                        booked(intent, request, paid);
                case PaymentOutcome.TakenBack _ -> unpaid(intent, Reason.TAKEN_BACK, end);
                case PaymentOutcome.Declined _ when !request.wasIssued() ->
                        unpaid(intent, Reason.DECLINED, end);
                case PaymentOutcome.Cancelled _ when !request.wasIssued() ->
                        unpaid(intent, Reason.CANCELLED, end);
                case PaymentOutcome.Unavailable _ when !request.wasIssued() ->
                        unpaid(intent, Reason.TERMINAL_NOT_READY, end);
                case null, default -> unclear(intent, request, answers);
            };
        } catch (OutboxException notWritten) {
            journal.record(JournalEvent.EFFECT_BROKE, new Fact.Cause(notWritten));
            return unclear(intent, request, answers);
        }
    }

    private SessionEvent booked(PaymentIntent intent, PaidRequest request, PaymentOutcome.Paid paid)
            throws OutboxException {
        outbox.release(intent.reference());
        outbox.paymentSettled(intent.reference(), BOOKED);
        journal.record(JournalEvent.PAYMENT_BOOKED, new Fact.Case(intent.reference()));
        return request.filed(paid.slip())
                .<SessionEvent>map(PaymentSucceeded::new)
                .orElseGet(PaymentLeftUnclear::new);
    }

    private SessionEvent unpaid(PaymentIntent intent, Reason reason, Optional<PaymentOutcome> end)
            throws OutboxException {
        outbox.discard(intent.reference());
        outbox.paymentSettled(
                intent.reference(), reason == Reason.TAKEN_BACK ? REVERSED : NOT_PAID);
        journal.record(
                JournalEvent.PAYMENT_ENDED,
                new Fact.Case(intent.reference()),
                new Fact.Word(reason));
        Optional<TerminalText> text =
                end.filter(PaymentOutcome.Declined.class::isInstance)
                        .map(it -> ((PaymentOutcome.Declined) it).text());
        return new PaymentEndedWithoutMoney(reason, text);
    }

    /// Left to the terminal's memory; if the payment turns out booked while the citizen is still
    /// here, they get their receipt after all.
    private SessionEvent unclear(
            PaymentIntent intent, PaidRequest request, Consumer<SessionEvent> answers) {
        journal.record(JournalEvent.PAYMENT_UNCLEAR, new Fact.Case(intent.reference()));
        var filed = request.filed(List.of());
        openPayments.add(intent, () -> filed.map(PaymentSucceeded::new).ifPresent(answers));
        return new PaymentLeftUnclear();
    }

    private static SessionEvent withoutMoney(Reason reason) {
        return new PaymentEndedWithoutMoney(reason, Optional.empty());
    }

    void abort() {
        terminal.abort();
    }
}
