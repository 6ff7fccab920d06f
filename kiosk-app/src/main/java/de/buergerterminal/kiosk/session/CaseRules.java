package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEffect.LookUpCase;
import de.buergerterminal.kiosk.session.SessionEffect.PrintQuestion;
import de.buergerterminal.kiosk.session.SessionEffect.StartScanning;
import de.buergerterminal.kiosk.session.SessionEffect.StopScanning;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseFound;
import de.buergerterminal.kiosk.session.SessionEvent.CodeNotOurs;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.PrintQuestionPressed;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionPrinted;
import de.buergerterminal.kiosk.session.SessionState.CheckingCase;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase.Slip;

/// "What became of my case": scan the receipt's code, look it up, show the state; the office's
/// question can be taken along on paper.
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
            case CaseFound it ->
                    Step.to(
                            new ShowingCase(
                                    here.look(),
                                    it.reference(),
                                    it.status(),
                                    slip(it.status(), around.offer())));
            case CodeNotOurs _ -> Step.to(new ScanningCase(here.look(), true), new StartScanning());
            case BackPressed _ -> Step.to(Leaving.home(here.look(), around.offer()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onShowingCase(ShowingCase here, SessionEvent event, Surroundings around) {
        boolean printing = here.slip() instanceof Slip.Printing;
        return switch (event) {
            case NextPressed _ -> Leaving.from(here, around);
            case BackPressed _ when !printing -> Step.to(Leaving.home(here.look(), around.offer()));
            case PrintQuestionPressed _ when canPrint(here.slip()) -> print(here);
            case QuestionPrinted _ when printing -> Step.to(with(here, new Slip.Printed()));
            case QuestionNotPrinted it when printing ->
                    Step.to(with(here, new Slip.NotPrinted(it.faultCode())));
            case OfferChanged it when here.slip() instanceof Slip.Offered ->
                    Step.to(with(here, new Slip.Offered(it.offer().paper())));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    private static Slip slip(CaseStatus status, Offer offer) {
        return status instanceof CaseStatus.Asked asked && asked.question().isPresent()
                ? new Slip.Offered(offer.paper())
                : new Slip.Nothing();
    }

    /// After a failure the citizen may try again; the printer says by itself if it still cannot.
    private static boolean canPrint(Slip slip) {
        return slip instanceof Slip.NotPrinted || slip.equals(new Slip.Offered(true));
    }

    private static Step print(ShowingCase here) {
        return here.status() instanceof CaseStatus.Asked asked && asked.question().isPresent()
                ? Step.to(
                        with(here, new Slip.Printing()),
                        new PrintQuestion(here.reference(), asked, here.look()))
                : Step.to(here);
    }

    private static ShowingCase with(ShowingCase here, Slip slip) {
        return new ShowingCase(here.look(), here.reference(), here.status(), slip);
    }
}
