package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.DOG;
import static de.buergerterminal.backend.catalogue.StockExamples.REGISTRATION;
import static de.buergerterminal.backend.catalogue.StockExamples.TODAY;
import static de.buergerterminal.backend.catalogue.StockExamples.TRADE;
import static de.buergerterminal.backend.catalogue.StockExamples.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.catalogue.FieldProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private static final String FAMILY_NAME = "F60000000227";
    private static final String BIRTH_DATE = "G60000000083";
    private static final String STAFF = "G05000011644/G05000011730/G05000011731/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    meldebescheinigung    | F60000000227              | ``           | MISSING          | ``
                    meldebescheinigung    | F60000000227              | `   `        | MISSING          | ``
                    meldebescheinigung    | F60000000227              | Иванов       | WRONG_CHARACTERS | ``
                    meldebescheinigung    | F60000000227              | Muster😀     | WRONG_CHARACTERS | ``
                    meldebescheinigung    | F60000000228              | `A\tB`       | WRONG_CHARACTERS | ``
                    meldebescheinigung    | G60000000083              | gestern      | NOT_A_DATE       | ``
                    meldebescheinigung    | G60000000083              | 31.02.1990   | NOT_A_DATE       | ``
                    meldebescheinigung    | G60000000083              | 1990-02-01   | NOT_A_DATE       | ``
                    meldebescheinigung    | G60000000083              | 01.00.1990   | NOT_A_DATE       | ``
                    meldebescheinigung    | G60000000083              | 23.11.2026   | TOO_LATE         | 22.11.2026
                    meldebescheinigung    | G60000000083              | 01.01.1850   | TOO_EARLY        | 21.11.1896
                    meldebescheinigung    | G60000000083              | 00.12.2026   | TOO_LATE         | 22.11.2026
                    meldebescheinigung    | G05000011743/F60000000243 | ``           | MISSING          | ``
                    meldebescheinigung    | G05000011743/F60000000246 | 3309         | WRONG_PATTERN    | ``
                    meldebescheinigung    | G05000011743/F60000000246 | 330981       | TOO_LONG         | 5
                    meldebescheinigung    | G05000011743/F60000000246 | 3309x        | WRONG_PATTERN    | ``
                    meldebescheinigung    | extent                    | huge         | NOT_AN_OPTION    | ``
                    hundesteuer-anmeldung | largeDog                  | maybe        | NOT_AN_OPTION    | ``
                    hundesteuer-anmeldung | acquiredOn                | 00.00.2025   | NOT_A_DATE       | ``
                    hundesteuer-anmeldung | F60000000240              | anruf        | WRONG_PATTERN    | ``
                    """)
    void aWrongAnswerIsNamedWithItsKindAndLimit(
            String service, String field, String answer, Kind kind, String limit) {
        PublicService asked = StockExamples.service(service);
        Answers answers = example(asked).with(field, answer.replace("\\t", "\t"));
        assertThat(problems(asked, answers)).containsExactly(new FieldProblem(field, kind, limit));
    }

    @ParameterizedTest
    @CsvSource({
        "acht, NOT_A_NUMBER,",
        "1.5, NOT_A_NUMBER,",
        "0, TOO_SMALL, 1",
        "100000, TOO_LARGE, 99999"
    })
    void aNumberOfStaffIsAWholeNumberWithinLimits(String typed, Kind kind, String limit) {
        Answers answers =
                example(TRADE)
                        .with(STAFF + "F05000017446", "true")
                        .with(STAFF + "F05000017499", typed);
        assertThat(problems(TRADE, answers))
                .containsExactly(
                        new FieldProblem(STAFF + "F05000017499", kind, limit == null ? "" : limit));
    }

    @Test
    void aChipNumberHasFifteenDigits() {
        Answers chipped = example(DOG).with("chipped", "true");
        assertThat(problems(DOG, chipped.with("chipNumber", "27609810000000")))
                .containsExactly(new FieldProblem("chipNumber", Kind.WRONG_PATTERN, ""));
        assertThat(problems(DOG, chipped.with("chipNumber", "276098100000001"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller-Lüdenscheidt",
                "O’Brien",
                "Đặng",
                "Sigurðardóttir",
                "Šarić",
                "Yılmaz",
                "Erdoğan",
                "Sőke",
                "Da\u0301vid",
                "K\u0331ara",
                "Ḫalīl",
                "Æbeltoft",
                "von der Straße (Witwe)",
                "Ahmad ʿAlī"
            })
    void namesFromAllOverEuropeAndBeyondArePossible(String name) {
        Answers answers = example(REGISTRATION).with(FAMILY_NAME, name);
        assertThat(problems(REGISTRATION, answers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0301a", "1\u0301", "a\u200Bb", "a\u00ADb", "a\u202Eb", "\u0007", "ＡＢ"})
    void invisibleAndStrayCharactersAreRefused(String name) {
        Answers answers = example(REGISTRATION).with(FAMILY_NAME, name);
        assertThat(problems(REGISTRATION, answers))
                .containsExactly(new FieldProblem(FAMILY_NAME, Kind.WRONG_CHARACTERS, ""));
    }

    @Test
    void anAnswerIsTrimmedAndComposedBeforeItIsSent() {
        Answers answers = example(REGISTRATION).with(FAMILY_NAME, "  Mu\u0308ller ");
        assertThat(REGISTRATION.form().toJson(answers)).contains("\"F60000000227\":\"Müller\"");
    }

    @Test
    void theDocumentIsNestedByFimIdsAndTyped() {
        Answers answers = example(DOG).with(BIRTH_DATE, "7.3.1985").with("acquiredOn", "1.6.2025");
        assertThat(DOG.form().toJson(answers))
                .contains(
                        "\"G60000000083\":{\"F60000000231\":7,\"F60000000232\":3,\"F60000000233\":1985}")
                .contains("\"acquiredOn\":\"2025-06-01\"")
                .contains("\"largeDog\":false")
                .contains("\"G05000011743\":{\"F60000000243\":\"Musterstraße\"");
    }

    @Test
    void aBirthDateMayBeKnownOnlyByItsYear() {
        Answers answers = example(DOG).with(BIRTH_DATE, "00.00.1970");
        assertThat(problems(DOG, answers)).isEmpty();
        assertThat(DOG.form().toJson(answers)).contains("\"G60000000083\":{\"F60000000233\":1970}");
    }

    @Test
    void anAnswerThatIsHiddenAgainIsNeitherSentNorCheckedNorFollowed() {
        Answers craft =
                example(TRADE)
                        .with("G05000011644/G05000011730/F05000017593", "true")
                        .with("craftCardHeld", "true")
                        .with("craftCardIssuedOn", "no date");
        assertThat(problems(TRADE, craft)).hasSize(2);
        Answers changed = craft.with("G05000011644/G05000011730/F05000017593", "false");
        assertThat(problems(TRADE, changed)).isEmpty();
        assertThat(TRADE.form().toJson(changed)).doesNotContain("craftCard");
        assertThat(changed.of("craftCardHeld")).isEqualTo("true");
    }

    @Test
    void aPageThatIsNotShownHasNoProblems() {
        FormPage craft =
                TRADE.form().pages().stream()
                        .filter(it -> it.id().equals("craft"))
                        .findFirst()
                        .orElseThrow();
        assertThat(TRADE.form().problems(craft, example(TRADE), TODAY)).isEmpty();
    }

    @Test
    void theReviewReadsLikeALetterInTheCitizensLanguage() {
        Answers answers =
                example(REGISTRATION).with("extent", "extended").with("moveInDates", "true");
        List<Summary> german = REGISTRATION.form().describe(answers, "de");
        assertThat(german).extracting(Summary::pageIndex).containsExactly(0, 1, 2, 3);
        assertThat(german.get(0).pageTitle()).isEqualTo("Ihre Person");
        assertThat(german.get(0).entries())
                .contains(new Summary.Entry(BIRTH_DATE, "Geburtsdatum", "07.03.1985"))
                .contains(new Summary.Entry("F60000000230", "Geburtsname", ""));
        assertThat(german.get(1).entries())
                .containsExactly(
                        new Summary.Entry(
                                "G05000011743",
                                "Hauptwohnung",
                                "Musterstraße 12 a, 33098 Paderborn"));
        assertThat(german.get(2).entries())
                .contains(
                        new Summary.Entry(
                                "moveInDates", "Auch Ein- und Auszugsdaten nennen?", "Ja"));
        assertThat(REGISTRATION.form().describe(answers, "en").get(3).entries())
                .extracting(Summary.Entry::value)
                .containsExactly("I collect it at the citizens' office");
    }

    @Test
    void theOfficeReadsTheSameWordsFromTheDocument() {
        Form form = TRADE.form();
        Answers answers = example(TRADE);
        Answers received = form.fromJson(form.toJson(answers));
        assertThat(form.describe(received, "de")).isEqualTo(form.describe(answers, "de"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{} {}", "{\"a\":1,\"a\":2}", "nope"})
    void whatIsNoDocumentIsRefusedWithoutQuotingIt(String noDocument) {
        assertThatThrownBy(() -> DOG.form().fromJson(noDocument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON object of at most 1 MiB and 32 levels");
    }

    @Test
    void aDocumentOfWrongTypesIsReadAsFarAsItGoes() {
        Answers answers =
                DOG.form()
                        .fromJson(
                                """
                                {"F60000000227": 7, "F60000000228": "Zoë", "largeDog": "true",
                                 "G60000000083": {"F60000000231": -4, "F60000000233": 99999},
                                 "G05000011743": [], "other": {"deep": 1}}\
                                """);
        assertThat(answers.byField())
                .containsEntry("F60000000228", "Zoë")
                .doesNotContainKey(FAMILY_NAME);
    }

    @Test
    void whatACitizenTypedNeverShowsInALogLine() {
        Answers answers = example(REGISTRATION);
        assertThat(answers).hasToString("Answers");
        assertThat(REGISTRATION.form().describe(answers, "de").toString())
                .doesNotContain("Prüfmuster");
    }

    private static List<FieldProblem> problems(PublicService service, Answers answers) {
        Form form = service.form();
        return form.visiblePages(answers).stream()
                .flatMap(page -> form.problems(page, answers, TODAY).stream())
                .toList();
    }
}
