package de.buergerterminal.kiosk.session;

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

/// The same state in another look: nothing else may change.
final class Looks {
    private Looks() {}

    static SessionState on(SessionState state, Look look) {
        return switch (state) {
            case Attract _ -> new Attract(look);
            case Welcoming _ -> new Welcoming(look);
            case ChoosingService it -> new ChoosingService(look, it.offer());
            case ShowingService it -> new ShowingService(look, it.draft(), it.availability());
            case FillingIn it ->
                    new FillingIn(look, it.draft(), it.page(), it.problems(), it.correcting());
            case Reviewing it -> new Reviewing(look, it.draft());
            case PreparingPayment it -> new PreparingPayment(look, it.draft());
            case Paying it -> new Paying(look, it.draft(), it.text(), it.course());
            case PaymentFailed it -> new PaymentFailed(look, it.draft(), it.reason(), it.text());
            case PaymentUnclear _ -> new PaymentUnclear(look);
            case Filing it -> new Filing(look, it.draft());
            case FilingFailed it -> new FilingFailed(look, it.draft());
            case PrintingReceipt it -> new PrintingReceipt(look, it.filed());
            case ReceiptFailed it -> new ReceiptFailed(look, it.filed(), it.faultCode());
            case ShowingReceipt it -> new ShowingReceipt(look, it.filed());
            case Done it -> new Done(look, it.filed(), it.printed());
            case ScanningCase it -> new ScanningCase(look, it.unreadable());
            case CheckingCase _ -> new CheckingCase(look);
            case ShowingCase it -> new ShowingCase(look, it.reference(), it.status(), it.slip());
            case OutOfService it -> new OutOfService(look, it.missing());
            case ShowingHelp it -> new ShowingHelp(on(it.beneath(), look));
            case ConfirmingCancel it -> new ConfirmingCancel(on(it.beneath(), look));
            case WarningIdle it -> new WarningIdle(on(it.beneath(), look), it.secondsLeft());
        };
    }
}
