package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.DOG;
import static de.buergerterminal.backend.catalogue.StockExamples.REGISTRATION;
import static de.buergerterminal.backend.catalogue.StockExamples.STOCK;
import static de.buergerterminal.backend.catalogue.StockExamples.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.catalogue.FieldProblem.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaValidatorTest {
    private static final SchemaValidator OFFICE = new SchemaValidator(STOCK);
    private static final String GOOD = REGISTRATION.form().toJson(example(REGISTRATION));

    static Stream<String> noDocuments() {
        return Stream.of(
                "",
                "null",
                "[1]",
                "{\"a\":",
                "{}{}",
                "{\"a\":1,\"a\":1}",
                "[".repeat(100_000),
                "{\"a\":[" + "{},".repeat(60_000) + "0]}",
                "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                "{\"F60000000227\":\"" + "x".repeat(1024 * 1024) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("noDocuments")
    void noiseIsOneProblemWithoutAField(String noDocument) {
        assertThat(OFFICE.validate(REGISTRATION, noDocument))
                .containsExactly(new FieldProblem("", Kind.SCHEMA, "json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "Prüfmuster-Ğül"      | 7                   | F60000000227                | type
                    "Prüfmuster-Ğül"      | ""                  | F60000000227                | minLength
                    "Prüfmuster-Ğül"      | "Иван"              | F60000000227                | pattern
                    "Prüfmuster-Ğül"      | "Muster\\n"         | F60000000227                | pattern
                    "33098"               | "33098\\n"          | G05000011743/F60000000246   | pattern
                    "33098"               | "3309"              | G05000011743/F60000000246   | minLength
                    "extent":"simple",    | ``                  | extent                      | required
                    "pickUp"              | "fax"               | delivery                    | enum
                    "delivery"            | "more":1,"delivery" | ``                          | additionalProperties
                    "F60000000232":3,     | ``                  | G60000000083                | dependentRequired
                    "F60000000232":3      | "F60000000232":13   | G60000000083/F60000000232   | maximum
                    """)
    void aTamperedDocumentIsRefusedWithPlaceAndRule(
            String good, String bad, String field, String rule) {
        assertThat(GOOD).contains(good);
        assertThat(OFFICE.validate(REGISTRATION, GOOD.replace(good, bad)))
                .contains(new FieldProblem(field, Kind.SCHEMA, rule));
    }

    @Test
    void aPropertyThatIsHiddenForThisCitizenIsRefused() {
        String smuggled = GOOD.replace("\"extent\"", "\"maritalStatus\":true,\"extent\"");
        assertThat(OFFICE.validate(REGISTRATION, smuggled))
                .extracting(FieldProblem::field)
                .contains("maritalStatus");
    }

    @Test
    void aDateThatIsNoDayIsRefused() {
        String json = DOG.form().toJson(example(DOG));
        assertThat(OFFICE.validate(DOG, json.replace("2025-06-01", "2025-06-31")))
                .containsExactly(new FieldProblem("acquiredOn", Kind.SCHEMA, "format"));
    }

    @Test
    void aVeryLongAnswerIsRefusedAndHarmsNobody() {
        String huge = GOOD.replace("Prüfmuster-Ğül", "ü".repeat(500_000));
        assertThat(OFFICE.validate(REGISTRATION, huge))
                .containsExactly(new FieldProblem("F60000000227", Kind.SCHEMA, "maxLength"));
    }

    @Test
    void aDocumentWithThousandsOfMistakesGivesAtMostFiftyProblems() {
        var json = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 20_000; i++) json.append(",\"p").append(i).append("\":").append(i);
        List<FieldProblem> problems = OFFICE.validate(REGISTRATION, json.append("}").toString());
        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void noProblemRepeatsWhatTheCitizenTyped() {
        String marked = GOOD.replace("33098", "MARK99").replace("simple", "MARK99");
        assertThat(OFFICE.validate(REGISTRATION, marked).toString()).doesNotContain("MARK99");
    }

    @Test
    void theOfficeFindsTheServiceByItsSchema() {
        assertThat(STOCK.serviceOfSchema(DOG.schemaUri())).contains(DOG);
        assertThat(STOCK.serviceOfSchema("https://example.org/other")).isEmpty();
        assertThat(STOCK.schemas()).containsKey(DOG.schemaUri());
    }

    @Test
    void aServiceOfAnotherCatalogueIsNotJudged() {
        var empty = new SchemaValidator(new ServiceCatalogue("0", List.of()));
        assertThatThrownBy(() -> empty.validate(DOG, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
