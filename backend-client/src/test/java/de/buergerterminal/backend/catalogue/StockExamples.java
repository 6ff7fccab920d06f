package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.Map;

/// The stock services filled in by people who do not exist.
final class StockExamples {
    static final ServiceCatalogue STOCK = StockCatalogue.load();
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static final Answers MELDEBESCHEINIGUNG =
            new Answers(
                    Map.of(
                            "F60000000227", "Prüfmuster-Ğül",
                            "F60000000228", "Zoë Ännchen",
                            "G60000000083", "7.3.1985",
                            "G05000011743/F60000000243", "Musterstraße",
                            "G05000011743/F60000000244", "12 a",
                            "G05000011743/F60000000246", "33098",
                            "G05000011743/F60000000247", "Paderborn",
                            "extent", "simple",
                            "delivery", "pickUp"));

    private StockExamples() {}

    static PublicService service(String id) {
        return STOCK.service(new ServiceId(id)).orElseThrow();
    }

    static Answers example(PublicService service) {
        return switch (service.id().value()) {
            case "meldebescheinigung" -> MELDEBESCHEINIGUNG;
            default -> throw new IllegalArgumentException("no example of " + service.id());
        };
    }
}
