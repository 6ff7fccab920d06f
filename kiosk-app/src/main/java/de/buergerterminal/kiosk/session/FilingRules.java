package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEffect.File;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.RequestFiled;
import de.buergerterminal.kiosk.session.SessionEvent.RequestNotFiled;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.FilingFailed;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;

/// A free request is sealed and stored.
final class FilingRules {
    private FilingRules() {}

    static Step onFiling(Filing here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case RequestFiled it -> giveReceipt(here.look(), it.filed(), around.offer());
            case RequestNotFiled _ -> Step.to(new FilingFailed(here.look(), here.draft()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    /// Without paper the citizen was told so beforehand and gets the receipt on the screen.
    private static Step giveReceipt(Look look, FiledCase filed, Offer offer) {
        return offer.of(filed.service().id()) instanceof Offer.Availability.NowWithoutPaper
                ? Step.to(new ShowingReceipt(look, filed))
                : ReceiptRules.print(look, filed);
    }

    static Step onFilingFailed(FilingFailed here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ ->
                    Step.to(
                            new Filing(here.look(), here.draft()),
                            new File(here.draft(), here.look()));
            case BackPressed _ -> Step.to(new Reviewing(here.look(), here.draft()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }
}
