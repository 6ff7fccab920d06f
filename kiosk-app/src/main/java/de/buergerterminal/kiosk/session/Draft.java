package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import java.time.LocalDate;

/// What the citizen has told us so far for one service; exists only inside states.
public record Draft(PublicService service, Answers answers) {
    public Draft answered(String field, String value) {
        return new Draft(service, answers.with(field, value));
    }

    /// With the fee of that day for these answers.
    Draft pricedOn(LocalDate day) {
        PublicService priced = service.pricedOn(day, answers);
        return priced.equals(service) ? this : new Draft(priced, answers);
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "Draft";
    }
}
