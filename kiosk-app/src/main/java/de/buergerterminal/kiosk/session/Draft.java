package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;

/// What the citizen has told us so far for one service; exists only inside states.
public record Draft(PublicService service, Answers answers) {
    public Draft answered(String field, String value) {
        return new Draft(service, answers.with(field, value));
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "Draft";
    }
}
