package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEffect.AbortPayment;
import de.buergerterminal.kiosk.session.SessionEffect.ForgetCitizen;
import de.buergerterminal.kiosk.session.SessionEffect.StopScanning;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.FilingFailed;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.util.Comparator;

/// The end of a visit, whatever ended it, and the two screens where a visit can start.
final class Leaving {
    private Leaving() {}

    /// Ends the visit, except where money, a stored request or paper still waits for its outcome.
    static Step from(SessionState state, Surroundings around) {
        return switch (state) {
            case ShowingHelp it -> from(it.beneath(), around);
            case ConfirmingCancel it -> from(it.beneath(), around);
            case WarningIdle it -> from(it.beneath(), around);
            case Paying it when it.course() != Paying.Course.RUNNING -> Step.to(it);
            case Paying it ->
                    Step.to(
                            new Paying(it.look(), it.draft(), it.text(), Paying.Course.ABORTING),
                            new AbortPayment());
            case Filing it -> Step.to(it);
            case PrintingReceipt it -> Step.to(it);
            case ShowingCase it when it.slip() instanceof ShowingCase.Slip.Printing -> Step.to(it);
            case Attract it -> Step.to(it);
            case ScanningCase _ ->
                    Step.to(rest(around.offer()), new StopScanning(), new ForgetCitizen());
            default -> Step.to(rest(around.offer()), new ForgetCitizen());
        };
    }

    /// Whether the citizen would lose something by leaving, so that we ask first.
    static boolean wouldLose(SessionState state) {
        return switch (state) {
            case ShowingService it -> !it.draft().answers().isEmpty();
            case FillingIn _, Reviewing _, PaymentFailed _, FilingFailed _ -> true;
            case ReceiptFailed _, ShowingReceipt _ -> true;
            default -> false;
        };
    }

    /// The screen while nobody is here.
    static SessionState rest(Offer offer) {
        return isEmpty(offer)
                ? new OutOfService(Look.DEFAULT, mostTelling(offer))
                : new Attract(Look.DEFAULT);
    }

    /// The screen where a citizen chooses.
    static SessionState home(Look look, Offer offer) {
        return isEmpty(offer)
                ? new OutOfService(look, mostTelling(offer))
                : new ChoosingService(look, offer);
    }

    static boolean isEmpty(Offer offer) {
        return !offer.caseCheck().works()
                && offer.entries().stream().noneMatch(it -> it.availability().works());
    }

    private static Offer.Missing mostTelling(Offer offer) {
        return offer.entries().stream()
                .map(Offer.Entry::availability)
                .filter(Offer.Availability.NotNow.class::isInstance)
                .map(it -> ((Offer.Availability.NotNow) it).missing())
                .filter(it -> !it.byDesign())
                .min(Comparator.naturalOrder())
                .orElse(Offer.Missing.OUT_OF_SERVICE);
    }
}
