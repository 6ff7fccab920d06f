package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelConfirmed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.ContrastPressed;
import de.buergerterminal.kiosk.session.SessionEvent.HelpPressed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OverlayClosed;
import de.buergerterminal.kiosk.session.SessionEvent.StillHere;
import de.buergerterminal.kiosk.session.SessionEvent.TextSizePressed;
import de.buergerterminal.kiosk.session.SessionEvent.Touch;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.util.function.UnaryOperator;

/// Help, "really leave?" and "still there?" lie over a state and keep it. What devices report goes
/// to the state beneath; if that moves on, the overlay closes. Help and the cancel question never
/// lie over one another; the idle warning may lie over one of them.
final class OverlayRules {
    /// How long the idle warning stands before the visit ends (WCAG 2.2.1: at least 20 s).
    static final int WARNING_SECONDS = 20;

    private OverlayRules() {}

    static Step onShowingHelp(ShowingHelp here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case OverlayClosed _, BackPressed _, NextPressed _, HelpPressed _ ->
                    Step.to(here.beneath());
            case CancelPressed _ -> SessionRules.on(here.beneath(), event, around);
            case LanguageChosen _, TextSizePressed _, ContrastPressed _ ->
                    SessionRules.anywhere(here, event, around);
            case Touch _ -> Step.to(here);
            default -> passOn(here, here.beneath(), event, around, ShowingHelp::new);
        };
    }

    static Step onConfirmingCancel(ConfirmingCancel here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case CancelConfirmed _ -> Leaving.from(here, around);
            case OverlayClosed _, BackPressed _, CancelPressed _ -> Step.to(here.beneath());
            case HelpPressed _ -> Step.to(new ShowingHelp(here.beneath()));
            case LanguageChosen _, TextSizePressed _, ContrastPressed _ ->
                    SessionRules.anywhere(here, event, around);
            case Touch _ -> Step.to(here);
            default -> passOn(here, here.beneath(), event, around, ConfirmingCancel::new);
        };
    }

    /// Any press says "I am here". Somebody merely noticed by the sensor does not: it may be the
    /// next person, who must not see this one's answers.
    static Step onWarningIdle(WarningIdle here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case IdleSecondPassed _ when here.secondsLeft() > 1 ->
                    Step.to(new WarningIdle(here.beneath(), here.secondsLeft() - 1));
            case IdleSecondPassed _, CancelConfirmed _ -> Leaving.from(here, around);
            case CancelPressed _, HelpPressed _, CodeScanned _ ->
                    SessionRules.on(here.beneath(), event, around);
            case LanguageChosen _, TextSizePressed _, ContrastPressed _ ->
                    SessionRules.anywhere(here.beneath(), event, around);
            case Touch _, StillHere _ -> Step.to(here.beneath());
            case IdleWarningDue _ -> Step.to(here);
            default ->
                    passOn(
                            here,
                            here.beneath(),
                            event,
                            around,
                            beneath -> new WarningIdle(beneath, here.secondsLeft()));
        };
    }

    private static Step passOn(
            SessionState overlay,
            SessionState beneath,
            SessionEvent event,
            Surroundings around,
            UnaryOperator<SessionState> cover) {
        Step below = SessionRules.on(beneath, event, around);
        if (below.next() instanceof WarningIdle) {
            return Step.to(new WarningIdle(overlay, WARNING_SECONDS));
        }
        boolean left = event instanceof IdleWarningDue && IdleLimit.of(beneath).isPresent();
        boolean moved = left || below.next().getClass() != beneath.getClass();
        return new Step(moved ? below.next() : cover.apply(below.next()), below.effects());
    }
}
