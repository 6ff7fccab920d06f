package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.CHANGE;
import static de.buergerterminal.backend.catalogue.StockExamples.END;
import static de.buergerterminal.backend.catalogue.StockExamples.STOCK;
import static de.buergerterminal.backend.catalogue.StockExamples.TRADE;
import static de.buergerterminal.backend.catalogue.StockExamples.address;
import static de.buergerterminal.backend.catalogue.StockExamples.trade;
import static de.buergerterminal.backend.catalogue.StockExamples.tradeChange;
import static de.buergerterminal.backend.catalogue.StockExamples.tradeEnd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The conditions of FIM's building blocks for the trade notification, each with its FIM rule.
class GewerbeConditionsTest {
    private static final SchemaValidator OFFICE = new SchemaValidator(STOCK);
    private static final String HOME = "G05000011594/G05000011746/";
    private static final String REGISTER = "G05000011678/G05000011679/";
    private static final String SCOPE = "G05000011640/";
    private static final String KIND = "G05000011644/G05000011730/";
    private static final String STAFF = KIND + "G05000011731/";

    @Test
    void whoEmploysFullTimeStaffSaysHowMany_R05000012463() {
        asks(with(STAFF + "F05000017446", "true"), STAFF + "F05000017499");
        doesNotAsk(with(STAFF + "F05000017446", "false"), STAFF + "F05000017499");
    }

    @Test
    void whoEmploysPartTimeStaffSaysHowMany_R05000012462() {
        asks(with(STAFF + "F05000017448", "true"), STAFF + "F05000017501");
        doesNotAsk(with(STAFF + "F05000017448", "false"), STAFF + "F05000017501");
    }

    @Test
    void anEntryInAGermanRegisterHasNumberAndCourt_R05000012387() {
        Answers german =
                with("registered", "true").with(REGISTER + "F05000017720", "commercialRegister");
        asks(german, REGISTER + "F60000000328", REGISTER + "F05000017721");
        doesNotAsk(german, REGISTER + "F05000017518", REGISTER + "F60000000327");
    }

    @Test
    void anEntryAbroadHasCountryAndPlace_R05000012389() {
        Answers abroad = with("registered", "true").with(REGISTER + "F05000017720", "abroad");
        asks(abroad, REGISTER + "F05000017518", REGISTER + "F60000000327");
        doesNotAsk(abroad, REGISTER + "F60000000328", REGISTER + "F05000017721");
    }

    @Test
    void whoIsNotRegisteredIsAskedForNoEntry() {
        doesNotAsk(
                with("registered", "false"), REGISTER + "F05000017720", REGISTER + "F60000000319");
    }

    @Test
    void aKnownDayNeedsAKnownMonth_G60000000083() {
        String birth = "G05000011594/G60000000083";
        FormPage page = TRADE.form().pages().get(1);
        assertThat(TRADE.form().problems(page, with(birth, "07.00.1985"), StockExamples.TODAY))
                .containsExactly(new FieldProblem(birth, FieldProblem.Kind.NOT_A_DATE, ""));
        String dayOnly = TRADE.form().toJson(trade()).replace("\"F60000000232\":3,", "");
        assertThat(OFFICE.validate(TRADE, dayOnly))
                .extracting(FieldProblem::field)
                .containsExactly(birth);
    }

    @Test
    void anAddressIsInGermanyOrAbroad_R05000012493_R05000012494() {
        Answers abroad = with(HOME + "F60000000263", "002");
        asks(
                abroad,
                HOME + "G60000000191/F60000000247",
                HOME + "G60000000191/G60000000206/F60000000357");
        doesNotAsk(abroad, HOME + "G05000011745/F05000017637", HOME + "G05000011745/G05000011743");
        doesNotAsk(trade(), HOME + "G60000000191/F60000000247");
    }

    @Test
    void anAddressInGermanyIsAStreetOrABox_G05000011745() {
        Answers box = with(HOME + "G05000011745/F05000017637", "002");
        asks(box, HOME + "G05000011745/G60000000087/F60000000249");
        doesNotAsk(box, HOME + "G05000011745/G05000011743");
        doesNotAsk(trade(), HOME + "G05000011745/G60000000087/F60000000249");
    }

    @Test
    void whoHasNoStreetAddressInGermanyNamesTheSite() {
        for (Answers far :
                List.of(
                        with(HOME + "F60000000263", "002"),
                        with(HOME + "G05000011745/F05000017637", "002"))) {
            doesNotAsk(far, "siteIsHome");
            asks(far, "site/G05000011494/F60000000243");
        }
        doesNotAsk(with("siteIsHome", "true"), "site/G05000011494");
        asks(with("siteIsHome", "false"), "site/G05000011494/F60000000243");
    }

    @Test
    void aBranchNamesItsMainOfficeAndItsHead_R05000013032() {
        for (String branch : List.of("branch", "dependentBranch")) {
            asks(
                    with(KIND + "F05000017445", branch),
                    "G05000011606/G05000011743/F60000000243",
                    "G05000011605/F60000000227",
                    "G05000011605/F60000000228");
        }
        doesNotAsk(trade(), "G05000011606/G05000011743", "G05000011605/F60000000227");
    }

    @Test
    void aMoveNamesTheFormerSiteAndATakeoverTheFormerOwner() {
        asks(with("reason", "relocation"), "previousSite/G05000011494/F60000000243");
        asks(with("reason", "takeover"), "previousOwner");
        doesNotAsk(trade(), "previousSite/G05000011494", "previousOwner");
    }

    @Test
    void permitsAndCraftCardsAreAskedOnlyOfThoseWhoNeedThem() {
        asks(
                with("permitNeeded", "true").with("permitHeld", "true"),
                "permitIssuedOn",
                "permitIssuedBy");
        doesNotAsk(with("permitHeld", "true"), "permitIssuedOn", "permitIssuedBy");
        asks(with(KIND + "F05000017593", "true"), "craftCardHeld");
        asks(
                with("residencePermitNeeded", "true").with("residencePermitRestricted", "true"),
                "residencePermitIssuedOn",
                "residencePermitRestriction");
    }

    @Test
    void aWholeNotificationFromAbroadWithAShopAndABranchIsValid() {
        Map<String, String> answers = new HashMap<>(trade().byField());
        answers.putAll(address("site/G05000011494"));
        answers.putAll(address("G05000011606/G05000011743"));
        answers.putAll(address("previousSite/G05000011494"));
        answers.putAll(
                Map.of(
                        HOME + "F60000000263",
                        "002",
                        HOME + "G60000000191/F60000000247",
                        "Kraków",
                        HOME + "G60000000191/G60000000206/F60000000357",
                        "Polen",
                        KIND + "F05000017445",
                        "branch",
                        "G05000011606/G05000011747/F60000000240",
                        "+48 12 1234567",
                        "G05000011605/F60000000227",
                        "Prüfleiter",
                        "G05000011605/F60000000228",
                        "Łukasz",
                        "reason",
                        "relocation",
                        STAFF + "F05000017446",
                        "true",
                        STAFF + "F05000017499",
                        "3"));
        Form form = TRADE.form();
        Answers whole = new Answers(answers);
        assertThat(form.visiblePages(whole))
                .allSatisfy(
                        it -> assertThat(form.problems(it, whole, StockExamples.TODAY)).isEmpty());
        assertThat(OFFICE.validate(TRADE, form.toJson(whole))).isEmpty();
    }

    @Test
    void whoGivesUpCompletelySaysWhy_R05000012353() {
        asks(END, tradeEnd().with(SCOPE + "F05000017438", ""), SCOPE + "F05000017438");
        doesNotAsk(
                END, tradeEnd().with(SCOPE + "F05000017437", "handover"), SCOPE + "F05000017438");
    }

    @Test
    void whoLeavesTheTownNamesTheFutureSite() {
        asks(
                END,
                tradeEnd().with(SCOPE + "F05000017437", "relocation"),
                "G05000011607/G05000011494/F60000000243");
        doesNotAsk(END, tradeEnd(), "G05000011607/G05000011494");
    }

    @Test
    void theEndLiesAtMostFourWeeksBack() {
        Answers late = tradeEnd().with(SCOPE + "F05000017451", "24.10.2026");
        assertThat(END.form().problems(END.form().pages().getFirst(), late, StockExamples.TODAY))
                .extracting(FieldProblem::field)
                .containsExactly(SCOPE + "F05000017451");
    }

    @Test
    void theConditionsOfTheSharedBlocksHoldInTheScopeOfTheEndToo() {
        String staff = SCOPE + STAFF;
        asks(END, tradeEnd().with(staff + "F05000017446", "true"), staff + "F05000017499");
        asks(END, tradeEnd().with(staff + "F05000017448", "true"), staff + "F05000017501");
        asks(
                END,
                tradeEnd().with(SCOPE + KIND + "F05000017445", "dependentBranch"),
                "G05000011606/G05000011743/F60000000243",
                "G05000011605/F60000000227");
        doesNotAsk(END, tradeEnd(), staff + "F05000017499", "G05000011605/F60000000227");
    }

    @Test
    void aChangeNamesWhatWasBefore() {
        Answers activity = tradeChange().with("change", "activity");
        asks(CHANGE, activity, "previousActivity");
        doesNotAsk(CHANGE, activity, "previousSite/G05000011494", "previousName");
        asks(CHANGE, tradeChange().with("change", "name"), "previousName");
        Answers both = tradeChange().with("change", "relocationAndActivity");
        asks(CHANGE, both, "previousActivity");
        assertThat(CHANGE.form().visiblePages(both))
                .extracting(FormPage::id)
                .contains("former-site", "former-activity");
    }

    private static Answers with(String field, String value) {
        return trade().with(field, value);
    }

    /// The kiosk shows the questions, and neither kiosk nor office goes on without an answer.
    private static void asks(Answers answers, String... fields) {
        asks(TRADE, answers, fields);
    }

    private static void asks(PublicService service, Answers answers, String... fields) {
        Form form = service.form();
        assertThat(form.visiblePages(answers))
                .flatExtracting(page -> form.problems(page, answers, StockExamples.TODAY))
                .extracting(FieldProblem::field)
                .contains(fields);
        assertThat(OFFICE.validate(service, form.toJson(answers))).isNotEmpty();
    }

    private static void doesNotAsk(Answers answers, String... fields) {
        doesNotAsk(TRADE, answers, fields);
    }

    private static void doesNotAsk(PublicService service, Answers answers, String... fields) {
        Form form = service.form();
        assertThat(form.visiblePages(answers))
                .flatExtracting(page -> form.visibleFields(page, answers))
                .extracting(Field::name)
                .isNotEmpty()
                .doesNotContain(fields);
    }
}
