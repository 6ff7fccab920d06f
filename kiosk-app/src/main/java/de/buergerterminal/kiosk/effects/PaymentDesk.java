package de.buergerterminal.kiosk.effects;

import static de.buergerterminal.backend.outbox.PaymentOutcome.BOOKED;
import static de.buergerterminal.backend.outbox.PaymentOutcome.NOT_PAID;
import static de.buergerterminal.backend.outbox.PaymentOutcome.REVERSED;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentBook;
import de.buergerterminal.backend.outbox.PaymentEvent;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
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

/// Lets a citizen pay: asks the devices, and follows the saga (`PaymentSaga`) in everything that
/// concerns money. The intent is durable before the terminal is asked, so that after a crash it is
/// known what to settle.
///
/// All methods block; call them from virtual threads, one payment at a time.
public final class PaymentDesk {
    /// Longer than the driver takes at most: a quarter of an hour for a talking terminal, and 90 s
    /// to find out about a lost one.
    private static final Duration LONGEST_PAYMENT = Duration.ofMinutes(18);

    private final ReceiptPrinter printer;
    private final PaymentTerminal terminal;
    private final PaymentBook book;
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
        this.book = outbox.payments();
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
            request =
                    new PaidRequest(
                            draft, ticket, language, requests, book, intent, journal, screen);
            book.begin(intent);
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

    /// Tells the saga the terminal's last word, and the citizen what came of it.
    private SessionEvent conclude(
            PaymentIntent intent,
            PaidRequest request,
            Optional<PaymentOutcome> end,
            Consumer<SessionEvent> answers) {
        try {
            return switch (book.happened(intent, wordOf(end))) {
                case Then.Finished(var outcome) when outcome == BOOKED ->
                        booked(intent, request, end);
                case Then.Finished(var outcome) when outcome == NOT_PAID || outcome == REVERSED ->
                        unpaid(intent, end);
                default -> unclear(intent, request, answers);
            };
        } catch (OutboxException notWritten) {
            journal.record(JournalEvent.EFFECT_BROKE, new Fact.Cause(notWritten));
            return unclear(intent, request, answers);
        }
    }

    private static PaymentEvent wordOf(Optional<PaymentOutcome> end) {
        return switch (end.orElse(null)) {
            case PaymentOutcome.Paid(var it, _) ->
                    new PaymentEvent.EndedPaid(it.receiptNumber(), it.amountCents());
            case PaymentOutcome.TakenBack _ -> new PaymentEvent.EndedTakenBack();
            case PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.Unavailable _ ->
                    new PaymentEvent.EndedUnpaid();
            case PaymentOutcome.Unclear _ -> new PaymentEvent.EndedUnheard();
            case null -> new PaymentEvent.EndedUnheard();
        };
    }

    private SessionEvent booked(
            PaymentIntent intent, PaidRequest request, Optional<PaymentOutcome> end) {
        journal.record(JournalEvent.PAYMENT_BOOKED, new Fact.Case(intent.reference()));
        List<String> slip =
                end.orElse(null) instanceof PaymentOutcome.Paid paid ? paid.slip() : List.of();
        return request.filed(slip)
                .<SessionEvent>map(PaymentSucceeded::new)
                .orElseGet(PaymentLeftUnclear::new);
    }

    private SessionEvent unpaid(PaymentIntent intent, Optional<PaymentOutcome> end) {
        Reason reason =
                switch (end.orElse(null)) {
                    case PaymentOutcome.TakenBack _ -> Reason.TAKEN_BACK;
                    case PaymentOutcome.Declined _ -> Reason.DECLINED;
                    case PaymentOutcome.Cancelled _ -> Reason.CANCELLED;
                    case null, default -> Reason.TERMINAL_NOT_READY;
                };
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
