package de.buergerterminal.kiosk.session;

import java.util.List;

/// The next state and what must be done on the way.
public record Step(SessionState next, List<SessionEffect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    public static Step to(SessionState next, SessionEffect... effects) {
        return new Step(next, List.of(effects));
    }
}
