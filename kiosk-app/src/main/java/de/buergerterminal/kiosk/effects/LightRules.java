package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.StatusLight.Signal;
import de.buergerterminal.kiosk.session.SessionState;

/// What the light above the terminal says of a state. Pure.
public final class LightRules {
    private LightRules() {}

    public static Signal signalFor(SessionState state) {
        return switch (state) {
            case SessionState.OutOfService _ -> Signal.OFF;
            case SessionState.PaymentUnclear _ -> Signal.ATTENTION;
            case SessionState.ReceiptFailed _ -> Signal.ATTENTION;
            case SessionState.ShowingHelp it -> signalFor(it.beneath());
            case SessionState.ConfirmingCancel it -> signalFor(it.beneath());
            case SessionState.WarningIdle it -> signalFor(it.beneath());
            default -> Signal.READY;
        };
    }
}
