package de.buergerterminal.kiosk.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptLayoutTest {
    private static final Instant NOON = Instant.parse("2026-11-22T11:05:00Z");
    private static final PaidFee FEE = new PaidFee(123_456, "29001006", 42, 7, "girocard", NOON);
    private static final FiledCase PAID =
            new FiledCase(Samples.TICKET, Samples.PAID, Optional.of(FEE), List.of("K-Beleg"), NOON);

    private final ReceiptLayout layout = new ReceiptLayout("Stadt Musterstadt", Texts.load());

    @Test
    void theReceiptSaysWhoWhatWhenHowMuchAndUnderWhichNumber() {
        var receipt = layout.of(PAID, Look.DEFAULT);
        assertThat(words(receipt))
                .contains(
                        "Stadt Musterstadt",
                        "Meldebescheinigung",
                        "Vorgangsnummer: " + Samples.TICKET.reference(),
                        "Datum: 22.11.2026",
                        "Uhrzeit: 12:05 Uhr",
                        "Gebühr: 1.234,56 EUR",
                        "Bezahlt mit: girocard",
                        "K-Beleg",
                        "Die Bescheinigung kommt mit der Post.");
        assertThat(receipt.elements()).contains(new QrCode(Samples.TICKET.asCode()));
    }

    @Test
    void theQuestionOnPaperSaysWhatIsAskedUnderWhichNumberAndWhereToAnswerAndHoldsNoSecret() {
        var asked = new CaseStatus.Asked(NOON, Optional.of("Seit wann?\nBitte bis 30.11."));
        var slip =
                new QuestionLayout("Stadt Musterstadt", Texts.load())
                        .of("PB-2026-K07-000123-c", asked, Look.DEFAULT);
        assertThat(words(slip))
                .contains(
                        "Stadt Musterstadt",
                        "Vorgangsnummer: PB-2026-K07-000123-c",
                        "Gefragt am: 22.11.2026",
                        "Seit wann?",
                        "Bitte bis 30.11.",
                        "am Schalter, per Telefon oder per Brief an: Stadt Musterstadt, Bürgerbüro."
                                + " Nennen Sie dabei die Vorgangsnummer. Erst nach Ihrer Antwort"
                                + " geht es weiter.");
        assertThat(slip.elements()).noneMatch(QrCode.class::isInstance);
    }

    @Test
    void whatIsFreeSaysSo() {
        var free = new FiledCase(Samples.TICKET, Samples.FREE, Optional.empty(), List.of(), NOON);
        assertThat(words(layout.of(free, Look.DEFAULT))).contains("Gebühr: gebührenfrei");
    }

    @Test
    void whoReadsEnglishGetsBothLanguagesAndArabicReadersGerman() {
        assertThat(words(layout.of(PAID, Look.DEFAULT.withLanguage("en"))))
                .contains("Datum / Date: 22.11.2026", "What happens next:");
        assertThat(words(layout.of(PAID, Look.DEFAULT.withLanguage("ar"))))
                .contains("Datum: 22.11.2026");
    }

    @Test
    void germanAndEnglishHaveTheSameKeys() {
        var texts = Texts.load();
        var receipt =
                texts.own("de").keySet().stream().filter(it -> it.startsWith("receipt.")).toList();
        assertThat(texts.own("en").keySet()).containsAll(receipt);
    }

    private static List<String> words(PrintDocument document) {
        return document.elements().stream()
                .map(element ->
                        switch (element) {
                            case Text it -> it.text();
                            case Pair it -> it.name() + ": " + it.value();
                            default -> "";
                        })
                .toList();
    }
}
