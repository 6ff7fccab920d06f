package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.offer.Offer;
import java.util.Optional;

/// Everything that can happen to a visit; every state handles every event.
public sealed interface SessionEvent {
    /// What people do.
    sealed interface Touch extends SessionEvent {}

    record Touched() implements Touch {}

    record LanguageChosen(String language) implements Touch {}

    record TextSizePressed() implements Touch {}

    record ContrastPressed() implements Touch {}

    record ServiceChosen(ServiceId service) implements Touch {}

    record CaseCheckChosen() implements Touch {}

    /// The one primary action of the screen: start, next, send, pay, print again, finish.
    record NextPressed() implements Touch {}

    record BackPressed() implements Touch {}

    /// From the review to one page of the form, counted within the visible pages.
    record EditPressed(int page) implements Touch {}

    record Answered(String field, String value) implements Touch {
        @Override
        public String toString() {
            return "Answered";
        }
    }

    /// Take the receipt from the screen instead of paper.
    record ShowReceiptPressed() implements Touch {}

    /// The office's question, on paper.
    record PrintQuestionPressed() implements Touch {}

    record HelpPressed() implements Touch {}

    record CancelPressed() implements Touch {}

    /// "Yes, leave" in the cancel question.
    record CancelConfirmed() implements Touch {}

    /// Closes help, the cancel question or the idle warning, back to the state beneath.
    record OverlayClosed() implements Touch {}

    /// Somebody pressed the screen or a key, whatever it hit; what it does is an event of its own.
    record StillHere() implements SessionEvent {}

    /// What the surroundings report.
    record PresenceNoticed(boolean present) implements SessionEvent {}

    record OfferChanged(Offer offer) implements SessionEvent {}

    record CodeScanned(String text) implements SessionEvent {
        @Override
        public String toString() {
            return "CodeScanned";
        }
    }

    /// Time-outs are events; the loop owns the limits.
    record IdleWarningDue() implements SessionEvent {}

    /// One second of the idle warning has passed.
    record IdleSecondPassed() implements SessionEvent {}

    /// Outcomes of effects.
    record PaymentPrepared(Optional<SessionState.PaymentFailed.Reason> obstacle)
            implements SessionEvent {}

    record TerminalSaid(TerminalText text) implements SessionEvent {}

    record PaymentSucceeded(FiledCase filed) implements SessionEvent {}

    record PaymentEndedWithoutMoney(
            SessionState.PaymentFailed.Reason reason, Optional<TerminalText> text)
            implements SessionEvent {}

    record PaymentLeftUnclear() implements SessionEvent {}

    record RequestFiled(FiledCase filed) implements SessionEvent {}

    record RequestNotFiled() implements SessionEvent {}

    record ReceiptPrinted() implements SessionEvent {}

    record ReceiptNotPrinted(String faultCode) implements SessionEvent {}

    record CaseFound(String reference, CaseStatus status) implements SessionEvent {}

    record CodeNotOurs() implements SessionEvent {}

    record QuestionPrinted() implements SessionEvent {}

    record QuestionNotPrinted(String faultCode) implements SessionEvent {}
}
