package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.ContrastPressed;
import de.buergerterminal.kiosk.session.SessionEvent.HelpPressed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.TextSizePressed;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.CheckingCase;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.FilingFailed;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentUnclear;
import de.buergerterminal.kiosk.session.SessionState.PreparingPayment;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;

/// The whole behaviour of a visit: state + event -> next state + effects. Pure; every state handles
/// every event. What a state does not decide itself is decided in [#anywhere].
public final class SessionRules {
    private SessionRules() {}

    public static Step on(SessionState state, SessionEvent event, Surroundings around) {
        return switch (state) {
            case Attract here -> VisitRules.onAttract(here, event, around);
            case Welcoming here -> VisitRules.onWelcoming(here, event, around);
            case ChoosingService here -> VisitRules.onChoosingService(here, event, around);
            case ShowingService here -> VisitRules.onShowingService(here, event, around);
            case OutOfService here -> VisitRules.onOutOfService(here, event, around);
            case FillingIn here -> FormRules.onFillingIn(here, event, around);
            case Reviewing here -> FormRules.onReviewing(here, event, around);
            case PreparingPayment here -> PaymentRules.onPreparingPayment(here, event, around);
            case Paying here -> PaymentRules.onPaying(here, event, around);
            case PaymentFailed here -> PaymentRules.onPaymentFailed(here, event, around);
            case PaymentUnclear here -> PaymentRules.onPaymentUnclear(here, event, around);
            case Filing here -> FilingRules.onFiling(here, event, around);
            case FilingFailed here -> FilingRules.onFilingFailed(here, event, around);
            case PrintingReceipt here -> ReceiptRules.onPrintingReceipt(here, event, around);
            case ReceiptFailed here -> ReceiptRules.onReceiptFailed(here, event, around);
            case ShowingReceipt here -> ReceiptRules.onShowingReceipt(here, event, around);
            case Done here -> ReceiptRules.onDone(here, event, around);
            case ScanningCase here -> CaseRules.onScanningCase(here, event, around);
            case CheckingCase here -> CaseRules.onCheckingCase(here, event, around);
            case ShowingCase here -> CaseRules.onShowingCase(here, event, around);
            case ShowingHelp here -> OverlayRules.onShowingHelp(here, event, around);
            case ConfirmingCancel here -> OverlayRules.onConfirmingCancel(here, event, around);
            case WarningIdle here -> OverlayRules.onWarningIdle(here, event, around);
        };
    }

    /// What holds on every screen: the look can be changed, help and the way out are there, and
    /// whoever has gone away is asked and then forgotten. Anything else changes nothing.
    static Step anywhere(SessionState here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case LanguageChosen it -> wear(here, here.look().withLanguage(it.language()));
            case TextSizePressed _ -> wear(here, here.look().toggleText());
            case ContrastPressed _ -> wear(here, here.look().toggleContrast());
            case HelpPressed _ -> Step.to(new ShowingHelp(here));
            case CancelPressed _ when Leaving.wouldLose(here) ->
                    Step.to(new ConfirmingCancel(here));
            case CancelPressed _ -> Leaving.from(here, around);
            case IdleWarningDue _ when IdleLimit.of(here).isPresent() ->
                    Step.to(new WarningIdle(here, OverlayRules.WARNING_SECONDS));
            default -> Step.to(here);
        };
    }

    private static Step wear(SessionState here, Look look) {
        return Step.to(Looks.on(here, look));
    }
}
