package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.STOCK;
import static de.buergerterminal.backend.catalogue.StockExamples.TODAY;
import static de.buergerterminal.backend.catalogue.StockExamples.example;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StockCatalogueTest {
    static final SchemaValidator VALIDATOR = new SchemaValidator(STOCK);

    static Stream<PublicService> services() {
        return STOCK.services().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aWellFilledFormPassesTheKioskAndTheOffice(PublicService service) {
        Form form = service.form();
        Answers answers = example(service);
        for (FormPage page : form.visiblePages(answers)) {
            assertThat(form.problems(page, answers, TODAY)).as(page.id()).isEmpty();
        }
        assertThat(VALIDATOR.validate(service, form.toJson(answers))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "meldebescheinigung, 900,, § 18",
        "hundesteuer-anmeldung, 0, 99102013104000, Hundesteuersatzung",
        "gewerbe-anmeldung, 2600, 99050012104000, § 14",
        "gewerbe-ummeldung, 2600,, Anlage 2",
        "gewerbe-abmeldung, 0,, Anlage 3"
    })
    void feesKeysAndLawAreThoseOfTheSources(String id, long cents, String key, String law) {
        PublicService service = StockExamples.service(id);
        assertThat(service.fee().cents()).isEqualTo(cents);
        assertThat(service.leikaKey()).isEqualTo(Optional.ofNullable(key));
        assertThat(service.legalBasis().german()).contains(law);
        assertThat(service.needs()).contains(Need.OFFICE_KEY);
        assertThat(service.needs().contains(Need.PAYMENT)).isEqualTo(cents > 0);
    }

    @ParameterizedTest
    @MethodSource("services")
    void noPageAsksMoreThanFiveThingsAtOnce(PublicService service) {
        Form form = service.form();
        for (long seed = 0; seed < 60; seed++) {
            Answers answers = new RandomAnswers(seed).good(form);
            assertThat(form.visiblePages(answers))
                    .allSatisfy(page ->
                            assertThat(form.visibleFields(page, answers))
                                    .as(page.id())
                                    .hasSizeBetween(1, 5));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyFieldSaysWhyItIsAsked(PublicService service) {
        assertThat(service.form().pages().stream().flatMap(it -> it.fields().stream()))
                .allSatisfy(it -> assertThat(it.why().isEmpty()).as(it.name()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyGermanTextHasAnEnglishOne(PublicService service) {
        assertThat(texts(service))
                .filteredOn(it -> !it.isEmpty())
                .allSatisfy(it -> assertThat(it.byLanguage()).containsKeys("de", "en"));
    }

    private static List<LocalText> texts(PublicService service) {
        Stream<LocalText> facts =
                Stream.concat(
                        service.documents().stream(),
                        Stream.of(
                                service.name(),
                                service.summary(),
                                service.legalBasis(),
                                service.fee().basis(),
                                service.afterwards()));
        Stream<LocalText> pages =
                service.form().pages().stream().flatMap(it -> Stream.of(it.title(), it.intro()));
        Stream<LocalText> fields =
                service.form().pages().stream()
                        .flatMap(it -> it.fields().stream())
                        .flatMap(StockCatalogueTest::texts);
        return Stream.of(facts, pages, fields).flatMap(it -> it).toList();
    }

    private static Stream<LocalText> texts(Field field) {
        Stream<LocalText> own = Stream.of(field.label(), field.why(), field.hint());
        Stream<LocalText> more =
                switch (field) {
                    case Field.TextField text -> Stream.of(text.patternHint());
                    case Field.ChoiceField choice ->
                            choice.options().stream().map(Field.Option::label);
                    case Field.AddressField address ->
                            address.parts().stream().flatMap(StockCatalogueTest::texts);
                    default -> Stream.of();
                };
        return Stream.concat(own, more);
    }
}
