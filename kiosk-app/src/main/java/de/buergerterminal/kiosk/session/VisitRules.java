package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.kiosk.session.SessionEffect.StartScanning;
import de.buergerterminal.kiosk.session.SessionEffect.VisitBegan;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseCheckChosen;
import de.buergerterminal.kiosk.session.SessionEvent.ContrastPressed;
import de.buergerterminal.kiosk.session.SessionEvent.HelpPressed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.PresenceNoticed;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.TextSizePressed;
import de.buergerterminal.kiosk.session.SessionEvent.Touch;
import de.buergerterminal.kiosk.session.SessionEvent.Touched;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.util.List;

/// Coming, choosing, and the screen that says nothing works.
final class VisitRules {
    private VisitRules() {}

    static Step onAttract(Attract here, SessionEvent event, Surroundings around) {
        var welcoming = new Welcoming(Look.DEFAULT);
        return switch (event) {
            case LanguageChosen _, TextSizePressed _, ContrastPressed _, HelpPressed _ ->
                    onWelcoming(welcoming, event, around);
            case CancelPressed _ -> Step.to(here);
            case Touch _ -> Step.to(welcoming);
            case PresenceNoticed it when it.present() -> Step.to(welcoming);
            case OfferChanged it -> Step.to(Leaving.rest(it.offer()));
            default -> Step.to(here);
        };
    }

    static Step onWelcoming(Welcoming here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case LanguageChosen it -> begin(here.look().withLanguage(it.language()), around);
            case Touched _, NextPressed _ -> begin(here.look(), around);
            case IdleWarningDue _, BackPressed _ -> Leaving.from(here, around);
            case OfferChanged it when Leaving.isEmpty(it.offer()) ->
                    Step.to(Leaving.home(here.look(), it.offer()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    private static Step begin(Look look, Surroundings around) {
        return Step.to(Leaving.home(look, around.offer()), new VisitBegan());
    }

    static Step onChoosingService(ChoosingService here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case ServiceChosen it -> show(here, it.service());
            case CaseCheckChosen _ when here.offer().caseCheck().works() ->
                    Step.to(new ScanningCase(here.look(), false), new StartScanning());
            case OfferChanged it -> Step.to(Leaving.home(here.look(), it.offer()));
            case BackPressed _ -> Step.to(new Welcoming(here.look()));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    /// Shown even if it does not work now: that screen says why.
    private static Step show(ChoosingService here, ServiceId id) {
        return here.offer().entries().stream()
                .filter(it -> it.service().id().equals(id))
                .findFirst()
                .map(it -> new ShowingService(here.look(), it.service(), it.availability()))
                .map(Step::to)
                .orElse(Step.to(here));
    }

    static Step onShowingService(ShowingService here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case NextPressed _ when here.availability().works() ->
                    FormRules.open(here.look(), here.draft());
            case BackPressed _ -> Step.to(Leaving.home(here.look(), around.offer()));
            case OfferChanged it ->
                    Step.to(
                            new ShowingService(
                                    here.look(), here.draft(), it.offer().of(here.service().id())));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    static Step onOutOfService(OutOfService here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case OfferChanged it when !Leaving.isEmpty(it.offer()) ->
                    Step.to(Leaving.rest(it.offer()));
            case OfferChanged it -> Step.to(Leaving.home(here.look(), it.offer()));
            case CancelPressed _, IdleWarningDue _ ->
                    new Step(Looks.on(here, Look.DEFAULT), List.of());
            default -> SessionRules.anywhere(here, event, around);
        };
    }
}
