package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.CheckingCase;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.PreparingPayment;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.time.Duration;
import java.util.Optional;

/// How long nobody may touch the screen before we ask whether somebody is still there. A device
/// that has the word keeps its own limit, so there we wait for its outcome.
public final class IdleLimit {
    public static final Duration USUAL = Duration.ofMinutes(1);

    private IdleLimit() {}

    static Optional<Duration> of(SessionState state) {
        return of(state, USUAL);
    }

    /// Empty where no warning is ever due; half the usual where there is little to read or to lose.
    public static Optional<Duration> of(SessionState state, Duration usual) {
        return switch (state) {
            case Attract _ -> Optional.empty();
            case PreparingPayment _, Paying _, Filing _, PrintingReceipt _, CheckingCase _ ->
                    Optional.empty();
            case ShowingCase it when it.slip() instanceof ShowingCase.Slip.Printing ->
                    Optional.empty();
            case WarningIdle _ -> Optional.empty();
            case Welcoming _, Done _ -> Optional.of(usual.dividedBy(2));
            case ShowingHelp it -> of(it.beneath(), usual);
            case ConfirmingCancel it -> of(it.beneath(), usual);
            default -> Optional.of(usual);
        };
    }
}
