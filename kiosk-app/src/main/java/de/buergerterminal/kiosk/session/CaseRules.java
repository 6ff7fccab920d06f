package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.session.SessionEffect.LookUpCase;
import de.buergerterminal.kiosk.session.SessionEffect.StartScanning;
import de.buergerterminal.kiosk.session.SessionEffect.StopScanning;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseFound;
import de.buergerterminal.kiosk.session.SessionEvent.CodeNotOurs;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionState.CheckingCase;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;

/// "What became of my case": scan the receipt's code, look it up, show the state.
final class CaseRules {
    private CaseRules() {}

    static Step onScanningCase(ScanningCase here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case CodeScanned it ->
                    Step.to(
                            new CheckingCase(here.look()),
                            new StopScanning(),
                            new LookUpCase(it.text()));
            case CodeNotOurs _ -> Step.to(new ScanningCase(here.look(), true));
            case OfferChanged it when !it.offer().caseCheck().works() ->
                    Step.to(Leaving.home(here.look(), it.offer()), new StopScanning());
            case BackPressed _ ->
                    Step.to(Leaving.home(here.look(), around.offer()), new StopScanning());
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onCheckingCase(CheckingCase here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case CaseFound it -> Step.to(new ShowingCase(here.look(), it.reference(), it.status()));
            case CodeNotOurs _ -> Step.to(new ScanningCase(here.look(), true), new StartScanning());
            case BackPressed _ -> Step.to(Leaving.home(here.look(), around.offer()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onShowingCase(ShowingCase here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ -> Leaving.from(here, around);
            case BackPressed _ -> Step.to(Leaving.home(here.look(), around.offer()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }
}
