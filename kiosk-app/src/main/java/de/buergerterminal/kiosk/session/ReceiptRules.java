package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.session.SessionEffect.PrintReceipt;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ShowReceiptPressed;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;

/// The request is safe; now the citizen gets the proof, on paper or on the screen.
final class ReceiptRules {
    private ReceiptRules() {}

    static Step print(Look look, FiledCase filed) {
        return Step.to(new PrintingReceipt(look, filed), new PrintReceipt(filed, look));
    }

    static Step onPrintingReceipt(PrintingReceipt here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case ReceiptPrinted _ -> Step.to(new Done(here.look(), here.filed(), true));
            case ReceiptNotPrinted it ->
                    Step.to(new ReceiptFailed(here.look(), here.filed(), it.faultCode()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onReceiptFailed(ReceiptFailed here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ -> print(here.look(), here.filed());
            case ShowReceiptPressed _ -> Step.to(new ShowingReceipt(here.look(), here.filed()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onShowingReceipt(ShowingReceipt here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ -> Leaving.from(here, around);
            case BackPressed _ -> Step.to(new Done(here.look(), here.filed(), false));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onDone(Done here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ -> Leaving.from(here, around);
            case ShowReceiptPressed _ when !here.printed() ->
                    Step.to(new ShowingReceipt(here.look(), here.filed()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }
}
