package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fees as data: by day, by answers, and so much for each one of something.
class FeeTest {
    private static final CatalogueFiles STOCK = CatalogueFiles.beside(StockCatalogue.class);

    /// Amounts of the North Rhine-Westphalian schedule for the trade notification: 26 EUR, for
    /// companies 33 EUR and 13 EUR for each further representative; the question that tells them
    /// apart is lent by other answers of the form.
    private static final PublicService TRADE =
            with(
                    """
                    [{"validFrom": "2020-01-01", "cents": 2000},
                     {"validFrom": "2026-01-01", "cents": 2600,
                      "cases": [{"when": {"field": "registered", "is": "true"}, "cents": 3300}],
                      "each": {"field": "G05000011644/G05000011730/G05000011731/F05000017499",
                               "cents": 1300}}]
                    """);

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, false, , 2000",
        "2025-12-31, true, , 2000",
        "2026-01-01, false, , 2600",
        "2026-01-01, true, , 3300",
        "2026-01-01, true, 2, 5900",
        "2026-01-01, false, 99999, 99999999"
    })
    void theFeeFollowsFromDayAndAnswers(String day, String company, String further, long cents) {
        String staff = "G05000011644/G05000011730/G05000011731/";
        Answers answers = StockExamples.trade().with("registered", company);
        if (further != null) {
            answers =
                    answers.with(staff + "F05000017446", "true")
                            .with(staff + "F05000017499", further);
        }
        assertThat(TRADE.pricedOn(LocalDate.parse(day), answers).fee().cents()).isEqualTo(cents);
    }

    @Test
    void whatIsElectronicMayBeFree() {
        PublicService service =
                with(
                        """
                        [{"validFrom": "2026-01-01", "cents": 900,
                          "cases": [{"when": {"field": "sideJob", "is": "true"}, "cents": 0}]}]
                        """);
        LocalDate today = StockExamples.TODAY;
        assertThat(service.pricedOn(today).fee().isFree()).isFalse();
        assertThat(service.pricedOn(today, StockExamples.trade()).fee().isFree()).isTrue();
    }

    @Test
    void anAnswerThatIsNoLongerAskedCostsNothing() {
        Answers hidden =
                StockExamples.trade()
                        .with("G05000011644/G05000011730/G05000011731/F05000017499", "7");
        assertThat(TRADE.pricedOn(StockExamples.TODAY, hidden).fee().cents()).isEqualTo(2600);
    }

    @Test
    void aPriceFoundOnceCanBeFoundAgain() {
        LocalDate today = StockExamples.TODAY;
        Answers company = StockExamples.trade().with("registered", "true");
        PublicService once = TRADE.pricedOn(today, company);
        assertThat(once.pricedOn(today, StockExamples.trade()).fee().cents()).isEqualTo(2600);
        assertThat(once.pricedOn(today, company)).isSameAs(once);
    }

    private static PublicService with(String fees) {
        String facts =
                "{\"version\": \"1.0.0\", \"minutes\": 15, \"fees\": "
                        + fees
                        + ", \"needs\": [\"PAYMENT\", \"RECEIPT\", \"OFFICE_KEY\"]}";
        Map<String, String> changed = Map.of("gewerbe-anmeldung/service.json", facts);
        try {
            return CatalogueLoader.load(name ->
                            changed.containsKey(name)
                                    ? facts.getBytes(StandardCharsets.UTF_8)
                                    : STOCK.read(name))
                    .service(new ServiceId("gewerbe-anmeldung"))
                    .orElseThrow();
        } catch (BrokenCatalogueException broken) {
            throw new AssertionError(broken);
        }
    }
}
