package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import java.util.Optional;

/// What the rules ask the outside world to do; outcomes come back as events.
public sealed interface SessionEffect {
    /// Ask printer, terminal and outbox; answers with `PaymentPrepared`.
    record PreparePayment(Draft draft) implements SessionEffect {}

    /// Run the payment; the request is sealed and stored between authorisation and confirmation.
    record Pay(Draft draft, Look look) implements SessionEffect {}

    record AbortPayment() implements SessionEffect {}

    /// Seal and store a free request; answers with `RequestFiled` or `RequestNotFiled`.
    record File(Draft draft, Look look) implements SessionEffect {}

    record PrintReceipt(FiledCase filed, Look look) implements SessionEffect {}

    /// Print the office's question; answers with `QuestionPrinted` or `QuestionNotPrinted`.
    record PrintQuestion(String reference, CaseStatus.Asked asked, Look look)
            implements SessionEffect {}

    record StartScanning() implements SessionEffect {}

    record StopScanning() implements SessionEffect {}

    /// Answers with `CaseFound` or `CodeNotOurs`.
    record LookUpCase(String code) implements SessionEffect {
        @Override
        public String toString() {
            return "LookUpCase";
        }
    }

    /// The visit is over: drop everything outside the state that could remember the citizen.
    record ForgetCitizen() implements SessionEffect {}

    /// Somebody has begun to use the terminal; counts it, names nobody. Once per visit.
    record VisitBegan() implements SessionEffect {}

    /// Staff must come, with the code of the event that says why.
    record CallStaff(String eventCode) implements SessionEffect {}

    /// What the session must assume if the effect broke before it could report an outcome.
    static Optional<SessionEvent> outcomeIfBroken(SessionEffect effect) {
        return switch (effect) {
            case PreparePayment _ ->
                    Optional.of(
                            new SessionEvent.PaymentPrepared(
                                    Optional.of(PaymentFailed.Reason.STORAGE_NOT_READY)));
            case Pay _ -> Optional.of(new SessionEvent.PaymentLeftUnclear());
            case File _ -> Optional.of(new SessionEvent.RequestNotFiled());
            case PrintReceipt _ ->
                    Optional.of(new SessionEvent.ReceiptNotPrinted(JournalEvent.EFFECT_BROKE.id()));
            case PrintQuestion _ ->
                    Optional.of(
                            new SessionEvent.QuestionNotPrinted(JournalEvent.EFFECT_BROKE.id()));
            case LookUpCase it ->
                    Optional.of(
                            CaseTicket.parse(it.code())
                                    .<SessionEvent>map(ticket ->
                                            new SessionEvent.CaseFound(
                                                    ticket.reference().value(),
                                                    new CaseStatus.Unreachable()))
                                    .orElseGet(SessionEvent.CodeNotOurs::new));
            case AbortPayment _,
                    StartScanning _,
                    StopScanning _,
                    ForgetCitizen _,
                    VisitBegan _,
                    CallStaff _ ->
                    Optional.empty();
        };
    }
}
