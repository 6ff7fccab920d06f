package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.submission.CaseInquiry;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEffect;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.CaseFound;
import de.buergerterminal.kiosk.session.SessionEvent.CodeNotOurs;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentPrepared;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.RequestFiled;
import de.buergerterminal.kiosk.session.SessionEvent.RequestNotFiled;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Carries out what the session asks for. Returns at once; what takes time runs on a virtual thread
/// and ends in exactly one outcome. Outcomes of a visit that is over are dropped, so that nobody
/// sees what was meant for the person before.
public final class KioskEffects implements AutoCloseable {
    /// The printer's own limit is 30 s and the time of the bytes on a serial wire, for a receipt
    /// drawn as a picture at 9600 baud about three minutes; this is for a driver that breaks it.
    private static final Duration LONGEST_PRINT = Duration.ofMinutes(5);

    private final Devices devices;
    private final RequestDesk requests;
    private final Optional<PaymentDesk> payments;
    private final CaseInquiry inquiry;
    private final ReceiptWriter receipts;
    private final QuestionWriter questions;
    private final StaffDesk staff;
    private final Journal journal;
    private final Consumer<SessionEvent> session;
    private final AtomicLong visit = new AtomicLong();
    private final AtomicReference<Optional<Long>> visitBegan =
            new AtomicReference<>(Optional.empty());
    private final ExecutorService work =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("effect-", 0).factory());

    /// Lays out the receipt of a case in the citizen's language.
    @FunctionalInterface
    public interface ReceiptWriter {
        PrintDocument receiptOf(FiledCase filed, Look look);
    }

    /// Lays out what the office asks, to be taken along.
    @FunctionalInterface
    public interface QuestionWriter {
        PrintDocument questionOf(String reference, CaseStatus.Asked asked, Look look);
    }

    /// @param session takes outcomes; called from any thread
    public KioskEffects(
            Devices devices,
            RequestDesk requests,
            Optional<PaymentDesk> payments,
            CaseInquiry inquiry,
            ReceiptWriter receipts,
            QuestionWriter questions,
            StaffDesk staff,
            Journal journal,
            Consumer<SessionEvent> session) {
        this.devices = devices;
        this.requests = requests;
        this.payments = payments;
        this.inquiry = inquiry;
        this.receipts = receipts;
        this.questions = questions;
        this.staff = staff;
        this.journal = journal;
        this.session = session;
    }

    public void carryOut(SessionEffect effect) {
        var answers = answersForThisVisit();
        switch (effect) {
            case SessionEffect.PreparePayment it ->
                    run(effect, answers, () -> prepare(it, answers));
            case SessionEffect.Pay it -> run(effect, answers, () -> pay(it, answers));
            case SessionEffect.AbortPayment _ -> payments.ifPresent(PaymentDesk::abort);
            case SessionEffect.File it -> run(effect, answers, () -> file(it, answers));
            case SessionEffect.PrintReceipt it -> run(effect, answers, () -> print(it, answers));
            case SessionEffect.PrintQuestion it ->
                    run(effect, answers, () -> answers.accept(printed(it)));
            case SessionEffect.StartScanning _ -> startScanning(answers);
            case SessionEffect.StopScanning _ ->
                    devices.scanner().ifPresent(scanner -> scanner.ignoreCodes());
            case SessionEffect.LookUpCase it ->
                    run(effect, answers, () -> answers.accept(lookUp(it.code())));
            case SessionEffect.ForgetCitizen _ -> forget();
            case SessionEffect.VisitBegan _ -> begin();
            case SessionEffect.CallStaff it -> callStaff(it.eventCode());
        }
    }

    private Consumer<SessionEvent> answersForThisVisit() {
        long mine = visit.get();
        return event -> {
            if (visit.get() == mine) session.accept(event);
        };
    }

    /// Whatever breaks in there, the session gets its outcome.
    private void run(SessionEffect effect, Consumer<SessionEvent> answers, Runnable body) {
        work.execute(() -> {
            try {
                body.run();
            } catch (RuntimeException broken) {
                journal.record(
                        JournalEvent.EFFECT_BROKE,
                        new Fact.Kind(effect.getClass()),
                        new Fact.Cause(broken));
                SessionEffect.outcomeIfBroken(effect).ifPresent(answers);
            }
        });
    }

    private void prepare(SessionEffect.PreparePayment it, Consumer<SessionEvent> answers) {
        answers.accept(
                payments.map(desk -> desk.prepare(it.draft()))
                        .orElseGet(() -> new PaymentPrepared(Optional.of(missingForPayment()))));
    }

    private Reason missingForPayment() {
        return devices.printer().isEmpty() ? Reason.PRINTER_NOT_READY : Reason.TERMINAL_NOT_READY;
    }

    private void pay(SessionEffect.Pay it, Consumer<SessionEvent> answers) {
        payments.ifPresentOrElse(
                desk -> desk.pay(it.draft(), it.look().language(), answers),
                () ->
                        answers.accept(
                                new SessionEvent.PaymentEndedWithoutMoney(
                                        missingForPayment(), Optional.empty())));
    }

    private void file(SessionEffect.File it, Consumer<SessionEvent> answers) {
        answers.accept(filed(it.draft(), it.look().language()));
    }

    private SessionEvent filed(Draft draft, String language) {
        try {
            FiledCase filed = requests.file(draft, language);
            journal.record(
                    JournalEvent.REQUEST_FILED,
                    new Fact.Case(filed.ticket().reference()),
                    new Fact.Service(filed.service().id()));
            return new RequestFiled(filed);
        } catch (OutboxException | SealingException failed) {
            journal.record(
                    JournalEvent.REQUEST_NOT_FILED,
                    new Fact.Service(draft.service().id()),
                    new Fact.Cause(failed));
            return new RequestNotFiled();
        }
    }

    private void print(SessionEffect.PrintReceipt it, Consumer<SessionEvent> answers) {
        answers.accept(printed(it));
    }

    private SessionEvent printed(SessionEffect.PrintReceipt it) {
        if (devices.printer().isEmpty()) return notPrinted(it, FaultCode.NOT_FOUND);
        var job = devices.printer().get().print(receipts.receiptOf(it.filed(), it.look()));
        return switch (PaymentSettlement.answer(job, LONGEST_PRINT).orElse(null)) {
            case null -> notPrinted(it, FaultCode.NO_ANSWER);
            case PrintOutcome.Delivered _ -> {
                journal.record(
                        JournalEvent.RECEIPT_PRINTED,
                        new Fact.Case(it.filed().ticket().reference()));
                yield new ReceiptPrinted();
            }
            case PrintOutcome.Partial(var fault) -> notPrinted(it, fault.code());
            case PrintOutcome.NotPrinted(var fault) -> notPrinted(it, fault.code());
        };
    }

    private SessionEvent notPrinted(SessionEffect.PrintReceipt it, FaultCode why) {
        journal.record(
                JournalEvent.RECEIPT_NOT_PRINTED,
                new Fact.Case(it.filed().ticket().reference()),
                new Fact.Fault(why));
        return new ReceiptNotPrinted(why.code());
    }

    private SessionEvent printed(SessionEffect.PrintQuestion it) {
        if (devices.printer().isEmpty()) return questionNotPrinted(FaultCode.NOT_FOUND);
        var job =
                devices.printer()
                        .get()
                        .print(questions.questionOf(it.reference(), it.asked(), it.look()));
        return switch (PaymentSettlement.answer(job, LONGEST_PRINT).orElse(null)) {
            case null -> questionNotPrinted(FaultCode.NO_ANSWER);
            case PrintOutcome.Delivered _ -> {
                journal.record(JournalEvent.QUESTION_PRINTED);
                yield new QuestionPrinted();
            }
            case PrintOutcome.Partial(var fault) -> questionNotPrinted(fault.code());
            case PrintOutcome.NotPrinted(var fault) -> questionNotPrinted(fault.code());
        };
    }

    private SessionEvent questionNotPrinted(FaultCode why) {
        journal.record(JournalEvent.QUESTION_NOT_PRINTED, new Fact.Fault(why));
        return new QuestionNotPrinted(why.code());
    }

    private void startScanning(Consumer<SessionEvent> answers) {
        devices.scanner()
                .ifPresent(scanner ->
                        scanner.onCode(code -> answers.accept(new CodeScanned(code.text()))));
    }

    private SessionEvent lookUp(String code) {
        var ticket = CaseTicket.parse(code);
        if (ticket.isEmpty()) return new CodeNotOurs();
        var status = inquiry.statusOf(ticket.get());
        journal.record(JournalEvent.CASE_LOOKED_UP, new Fact.Kind(status.getClass()));
        return new CaseFound(ticket.get().reference().value(), status);
    }

    private void begin() {
        visitBegan.set(Optional.of(System.nanoTime()));
        journal.record(JournalEvent.VISIT_BEGAN);
    }

    private void forget() {
        visit.incrementAndGet();
        devices.scanner().ifPresent(scanner -> scanner.ignoreCodes());
        visitBegan
                .getAndSet(Optional.empty())
                .map(began -> Duration.ofNanos(System.nanoTime() - began))
                .ifPresent(it -> journal.record(JournalEvent.VISIT_ENDED, new Fact.Seconds(it)));
    }

    private void callStaff(String eventCode) {
        Arrays.stream(JournalEvent.values())
                .filter(event -> event.id().equals(eventCode))
                .forEach(event -> {
                    journal.record(JournalEvent.STAFF_CALLED, new Fact.Because(event));
                    staff.call(event);
                });
    }

    @Override
    public void close() {
        work.shutdownNow();
    }
}
