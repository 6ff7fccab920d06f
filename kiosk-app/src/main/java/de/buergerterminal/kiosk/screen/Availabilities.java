package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.screen.part.OfferCard;
import java.util.Optional;

/// The sentence for what is missing, in the citizen's words.
final class Availabilities {
    private Availabilities() {}

    /// Empty if there is nothing to say.
    static Optional<OfferCard.Note> note(Offer.Availability availability, Wording words) {
        return switch (availability) {
            case Offer.Availability.Now _ -> Optional.empty();
            case Offer.Availability.NowWithoutPaper _ ->
                    Optional.of(new OfferCard.Note(words.of("offer.without.paper"), false));
            case Offer.Availability.NotNow it ->
                    Optional.of(new OfferCard.Note(missing(it.missing(), words), true));
        };
    }

    static String missing(Offer.Missing missing, Wording words) {
        return words.of("missing." + missing);
    }
}
