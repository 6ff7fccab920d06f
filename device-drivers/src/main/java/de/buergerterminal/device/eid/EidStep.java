package de.buergerterminal.device.eid;

import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import java.util.List;
import java.util.Optional;

/// What follows from an event.
///
/// @param hangUp whether the connection must be given up, because the program does not even cancel
record EidStep(
        EidState next,
        List<EidCommand> commands,
        Optional<IdentityPrompt> prompt,
        Optional<IdentityOutcome> outcome,
        boolean hangUp) {
    EidStep {
        commands = List.copyOf(commands);
    }

    static EidStep to(EidState next, EidCommand... commands) {
        return new EidStep(next, List.of(commands), Optional.empty(), Optional.empty(), false);
    }

    static EidStep end(IdentityOutcome outcome) {
        return new EidStep(
                new EidState.Idle(), List.of(), Optional.empty(), Optional.of(outcome), false);
    }

    EidStep saying(IdentityPrompt prompt) {
        return new EidStep(next, commands, Optional.of(prompt), outcome, hangUp);
    }

    EidStep hangingUp() {
        return new EidStep(next, commands, prompt, outcome, true);
    }
}
