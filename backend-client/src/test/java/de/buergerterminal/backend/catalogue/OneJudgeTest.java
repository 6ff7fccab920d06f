package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.STOCK;
import static de.buergerterminal.backend.catalogue.StockExamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Kiosk and office must come to the same verdict about the same answers.
class OneJudgeTest {
    private static final SchemaValidator OFFICE = new SchemaValidator(STOCK);
    private static final List<String> NASTY =
            List.of(
                    " ",
                    "\u0000",
                    "a\nb",
                    "33098\n1",
                    "мир",
                    "😀",
                    "x".repeat(121),
                    "x".repeat(3000),
                    "99999999999999999999",
                    "-1",
                    "0",
                    "007",
                    "1e3",
                    "31.02.2020",
                    "29.2.2024",
                    "00.13.1970",
                    "00.00.0000",
                    "1.1.9999",
                    "TRUE",
                    "true",
                    "002",
                    "<script>alert(1)</script>",
                    "\"}{\"",
                    "\u202Egnp",
                    "e\u0301",
                    "\u0301",
                    "\u00AD",
                    "１２３４５");

    @Provide
    Arbitrary<PublicService> services() {
        return Arbitraries.of(STOCK.services());
    }

    @Property(tries = 300)
    void whatTheKioskTakesTheOfficeTakes(
            @ForAll("services") PublicService service, @ForAll long seed) {
        Form form = service.form();
        Answers answers = new RandomAnswers(seed).good(form);
        assertThat(problems(form, answers)).isEmpty();
        assertThat(OFFICE.validate(service, form.toJson(answers))).isEmpty();
    }

    @Property(tries = 500)
    void noNastyAnswerPassesTheKioskAndFailsAtTheOffice(
            @ForAll("services") PublicService service, @ForAll long seed) {
        Form form = service.form();
        var random = new RandomAnswers(seed);
        Answers answers = random.good(form);
        String field = random.oneOf(RandomAnswers.answerable(form)).name();
        Answers spoilt = answers.with(field, random.oneOf(NASTY));
        if (problems(form, spoilt).isEmpty()) {
            assertThat(OFFICE.validate(service, form.toJson(spoilt))).as(field).isEmpty();
        }
    }

    @Property(tries = 300)
    void whatTheKioskMissesTheOfficeMisses(
            @ForAll("services") PublicService service, @ForAll long seed) {
        Form form = service.form();
        var random = new RandomAnswers(seed);
        Answers answers = random.good(form);
        List<Field> required = visible(form, answers).stream().filter(Field::required).toList();
        String missing = random.oneOf(required).name();
        Answers without = answers.with(missing, "");
        assertThat(problems(form, without))
                .contains(new FieldProblem(missing, FieldProblem.Kind.MISSING, ""));
        assertThat(OFFICE.validate(service, form.toJson(without))).as(missing).isNotEmpty();
    }

    @Property(tries = 300)
    void theOfficeReadsBackEveryVisibleAnswerAndNoOther(
            @ForAll("services") PublicService service, @ForAll long seed) {
        Form form = service.form();
        Answers answers = new RandomAnswers(seed).good(form);
        Answers asked = form.asked(answers);
        assertThat(form.fromJson(form.toJson(answers)).byField()).isEqualTo(asked.byField());
        Set<String> visible =
                visible(form, answers).stream().map(Field::name).collect(Collectors.toSet());
        assertThat(asked.byField().keySet()).isSubsetOf(visible);
    }

    @Property(tries = 300)
    void anAnswerToAHiddenQuestionNeverReachesTheOffice(
            @ForAll("services") PublicService service, @ForAll long seed)
            throws JsonProcessingException {
        Form form = service.form();
        Answers answers = new RandomAnswers(seed).good(form);
        List<Field> hidden = new ArrayList<>(RandomAnswers.answerable(form));
        hidden.removeAll(visible(form, answers));
        JsonNode document =
                BoundedJson.parse(form.toJson(answers).getBytes(StandardCharsets.UTF_8));
        assertThat(hidden)
                .allSatisfy(it ->
                        assertThat(document.at("/" + it.name()).isMissingNode())
                                .as(it.name())
                                .isTrue());
    }

    private static List<FieldProblem> problems(Form form, Answers answers) {
        return form.visiblePages(answers).stream()
                .flatMap(page -> form.problems(page, answers, TODAY).stream())
                .toList();
    }

    private static List<Field> visible(Form form, Answers answers) {
        return form.visiblePages(answers).stream()
                .flatMap(page -> form.visibleFields(page, answers).stream())
                .<Field>flatMap(it -> FieldRules.answerable(it).stream())
                .toList();
    }
}
