package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One service of the town hall as a citizen sees it before the start.
///
/// @param version version of the service's own files
/// @param leikaKey 14 digits where the public index holds one; never invented
/// @param schemaUri names the JSON Schema that kiosk and office both validate against
/// @param minutes typical duration for the citizen, 1 to 60
/// @param identification how surely the office must know who asks
/// @param documents what the citizen should have at hand, may be empty
public record PublicService(
        ServiceId id,
        String version,
        Optional<String> leikaKey,
        String schemaUri,
        LocalText name,
        LocalText summary,
        LocalText legalBasis,
        Fee fee,
        int minutes,
        List<LocalText> documents,
        LocalText afterwards,
        Set<Need> needs,
        Identification identification,
        Form form) {
    public PublicService {
        documents = List.copyOf(documents);
        needs = Set.copyOf(needs);
    }

    /// The same service with the fee of that day, before anything is answered.
    public PublicService pricedOn(LocalDate day) {
        return with(fee.on(day, Answers.NONE));
    }

    /// The same service with the fee of that day for these answers.
    public PublicService pricedOn(LocalDate day, Answers answers) {
        return fee.tariffs().isEmpty() ? this : with(fee.on(day, form.asked(answers)));
    }

    private PublicService with(Fee other) {
        if (other.equals(fee)) return this;
        return new PublicService(
                id,
                version,
                leikaKey,
                schemaUri,
                name,
                summary,
                legalBasis,
                other,
                minutes,
                documents,
                afterwards,
                needs,
                identification,
                form);
    }
}
