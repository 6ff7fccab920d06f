package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEffect.CallStaff;
import de.buergerterminal.kiosk.session.SessionEffect.Pay;
import de.buergerterminal.kiosk.session.SessionEffect.PreparePayment;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelConfirmed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentEndedWithoutMoney;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentLeftUnclear;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentPrepared;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionEvent.TerminalSaid;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentUnclear;
import de.buergerterminal.kiosk.session.SessionState.PreparingPayment;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import java.util.Optional;

/// Paying. Once the terminal has the word only its outcome ends the state.
final class PaymentRules {
    private PaymentRules() {}

    static Step prepare(Look look, Draft draft) {
        return Step.to(new PreparingPayment(look, draft), new PreparePayment(draft));
    }

    static Step onPreparingPayment(PreparingPayment here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case PaymentPrepared it ->
                    it.obstacle()
                            .map(reason -> failed(here.look(), here.draft(), reason))
                            .orElseGet(() -> pay(here));
            // Not the question "really leave?": its answer could come after the payment began.
            case BackPressed _, CancelPressed _ ->
                    Step.to(new Reviewing(here.look(), here.draft()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    private static Step pay(PreparingPayment here) {
        return Step.to(
                new Paying(here.look(), here.draft(), Optional.empty(), Paying.Course.RUNNING),
                new Pay(here.draft(), here.look()));
    }

    private static Step failed(Look look, Draft draft, PaymentFailed.Reason reason) {
        return Step.to(new PaymentFailed(look, draft, reason, Optional.empty()));
    }

    static Step onPaying(Paying here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case TerminalSaid it ->
                    Step.to(
                            new Paying(
                                    here.look(),
                                    here.draft(),
                                    Optional.of(it.text()),
                                    here.course()));
            case OfferChanged it when lacksTerminal(it.offer(), here.draft()) ->
                    Step.to(
                            new Paying(
                                    here.look(),
                                    here.draft(),
                                    Optional.empty(),
                                    Paying.Course.FINDING_OUT));
            case CancelPressed _, CancelConfirmed _, BackPressed _ -> Leaving.from(here, around);
            case PaymentSucceeded it -> ReceiptRules.print(here.look(), it.filed());
            case PaymentEndedWithoutMoney it ->
                    Step.to(new PaymentFailed(here.look(), here.draft(), it.reason(), it.text()));
            case PaymentLeftUnclear _ ->
                    Step.to(
                            new PaymentUnclear(here.look()),
                            new CallStaff(JournalEvent.PAYMENT_UNCLEAR.id()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    /// The terminal was there when the payment began, so its line was lost on the way. The outcome
    /// may take another minute and a half.
    private static boolean lacksTerminal(Offer offer, Draft draft) {
        return offer.of(draft.service().id())
                .equals(new Offer.Availability.NotNow(Offer.Missing.PAYMENT_TERMINAL));
    }

    static Step onPaymentFailed(PaymentFailed here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ -> prepare(here.look(), here.draft());
            case BackPressed _ -> Step.to(new Reviewing(here.look(), here.draft()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onPaymentUnclear(PaymentUnclear here, SessionEvent event, Surroundings around) {
        return switch (event) {
            // The terminal found its voice again while the citizen was still here.
            case PaymentSucceeded it -> ReceiptRules.print(here.look(), it.filed());
            case NextPressed _ -> Leaving.from(here, around);
            default -> SessionRules.anywhere(here, event, around);
        };
    }
}
