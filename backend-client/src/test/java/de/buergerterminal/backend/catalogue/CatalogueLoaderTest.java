package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A town's catalogue with one mistake each: the loader names file, place and cure.
class CatalogueLoaderTest {
    private static final CatalogueFiles STOCK = CatalogueFiles.beside(StockCatalogue.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    catalogue.json | "de", | ``                                  | /languages                 | has no German
                    catalogue.json | "hundesteuer-anmeldung" | "meldebescheinigung" | /services/1             | is named twice
                    catalogue.json | "hundesteuer-anmeldung" | "../etc"          | /services/1                | is not a text of the shape
                    catalogue.json | "languages" | "langauges"                   | /langauges                 | is not known here
                    meldebescheinigung/service.json | 900 | 100000000            | /feeCents                  | is not a whole number from 0 to 99999999
                    meldebescheinigung/service.json | 900 | -1                   | /feeCents                  | is not a whole number
                    meldebescheinigung/service.json | 900 | 9.5                  | /feeCents                  | is not a whole number
                    meldebescheinigung/service.json | 4 | 61                     | /minutes                   | is not a whole number from 1 to 60
                    meldebescheinigung/service.json | "PAYMENT" | "MONEY"        | /needs/0                   | is no need of a service
                    meldebescheinigung/service.json | "PAYMENT", | ``            | /needs                     | takes money without a terminal or a receipt
                    meldebescheinigung/service.json | "feeCents" | "identification": "EID", "feeCents" | /identification | is no level of assurance
                    meldebescheinigung/service.json | "feeCents" | "identification": 3, "feeCents" | /identification | is no level of assurance
                    meldebescheinigung/service.json | "feeCents" | "identification": "HIGH", "feeCents" | /needs  | identifies without a reader
                    meldebescheinigung/service.json | "feeCents" | "leikaKey": "9911", "feeCents" | /leikaKey | is not a text of the shape
                    meldebescheinigung/service.json | "1.0.0" | "new"            | /version                   | is not a text of the shape
                    meldebescheinigung/texts_de.json | "label": "Familienname", | `` | /fields/F60000000227/label | is not a text
                    meldebescheinigung/texts_de.json | "why": "Unter diesem Namen finden wir Sie im Melderegister.", | `` | /fields/F60000000227/why | is not a text
                    meldebescheinigung/texts_de.json | "title": "Ihre Person", | `` | /pages/person/title     | is not a text
                    meldebescheinigung/texts_de.json | "simple" | "einfach"      | /fields/extent/options/simple | is not a text
                    meldebescheinigung/texts_en.json | "delivery": { "title" | "parcel": { "title" | /pages/parcel/title | is a text that nothing uses
                    meldebescheinigung/layout.json | "extent", "is" | "extend", "is" | /pages/2/fields/1/visibleWhen/field | names no question asked before this one
                    meldebescheinigung/layout.json | "is": "extended" | "is": "large" | /pages/2/fields/1/visibleWhen/is | is not an answer to extent
                    meldebescheinigung/layout.json | "name": "delivery" | "name": "delivry" | /pages/3/fields/0/name | has no schema property that a form can ask
                    meldebescheinigung/layout.json | "name": "delivery" | "name": "extent" | /pages/3/fields/0/name | is asked twice
                    meldebescheinigung/layout.json | "name": "delivery" | "name": "delivery", "optional": true | /pages/3/fields/0 | the schema always requires delivery but the layout does not
                    meldebescheinigung/layout.json | "id": "delivery" | "id": "person" | /pages/3/id             | is used twice
                    meldebescheinigung/layout.json | "input": "digits" | "input": "abacus" | /pages/1/fields/0/parts/2/input | is no keyboard
                    meldebescheinigung/layout.json | "visibleWhen" | "visbleWhen" | /pages/2/fields/1/visbleWhen | is not known here
                    meldebescheinigung/layout.json | "latestDays": 0 | "latestDays": -50000 | /pages/0/fields/3/latestDays | is not a whole number
                    meldebescheinigung/schema.json | "delivery": { | "deliver": { | ``                        | the schema requires delivery but no page asks for it
                    meldebescheinigung/schema.json | ^[0-9]{5}$ | ^[0-9{5}$      | /pages/1/fields/0/parts/2  | has a bad pattern
                    meldebescheinigung/schema.json | ^[0-9]{5}$ | [0-9]{5}       | /pages/1/fields/0/parts/2  | has a pattern in the schema that matches parts
                    meldebescheinigung/schema.json | ^[0-9]{5}$ | ^([0-9]+-?)+$  | /$defs/postcode/pattern    | repeats without end what repeats
                    meldebescheinigung/schema.json | "type": "string", "minLength": 5 | "type": "strng", "minLength": 5 | /pages/1/fields/0/parts/2/name | has no schema property
                    meldebescheinigung/schema.json | #/$defs/postcode | https://example.org/x | /$defs/streetAddress/properties/F60000000246/$ref | refers to https://example.org/x, which is no entry
                    meldebescheinigung/schema.json | "#/$defs/latin" | "#/$defs/name" | /$defs/name/allOf/0/$ref | refers to itself in a circle
                    meldebescheinigung/schema.json | draft/2020-12/schema | draft-07/schema | /$schema | names another dialect
                    meldebescheinigung/texts_de.json | "§ 18 Bundesmeldegesetz (BMG)" | "wie immer" | /service/legalBasis | names no law
                    meldebescheinigung/service.json | "feeCents": 900 | "fees": [{"validFrom": "2026-02-30", "cents": 900}] | /fees/0/validFrom | is no day of the calendar
                    meldebescheinigung/service.json | "feeCents": 900 | "fees": [{"validFrom": "2026-01-01", "cents": 1}, {"validFrom": "2026-01-01", "cents": 2}] | /fees/1/validFrom | begins on the day of another
                    meldebescheinigung/service.json | "feeCents": 900 | "feeCents": 900, "fees": [{"validFrom": "2026-01-01", "cents": 1}] | /fees | stands beside feeCents
                    meldebescheinigung/service.json | "feeCents": 900 | "fees": [{"validFrom": "2026-01-01", "cents": 900, "cases": [{"when": {"field": "delivery", "is": "mail"}, "cents": 0}]}] | /fees/0/cases/0/when/is | is not an answer to delivery
                    meldebescheinigung/service.json | "feeCents": 900 | "fees": [{"validFrom": "2026-01-01", "cents": 900, "each": {"field": "extent", "cents": 100}}] | /fees/0/each/field | names no question with a number
                    meldebescheinigung/schema.json | "maxLength": 12, | ``       | /pages/1/fields/0/parts/1  | has no minLength
                    meldebescheinigung/schema.json | https://buergerterminal.de/schema/meldebescheinigung/1.0.0/schema.json | here | /$id | is not a text of the shape
                    """)
    void aMistakeIsNamedWithFilePlaceAndCure(
            String file, String good, String bad, String pointer, String what) {
        Map<String, String> changes = Map.of(file, replaced(file, good, bad));
        List<CatalogueProblem> problems = problems(changes);
        assertThat(problems)
                .as("%s", problems)
                .anySatisfy(it -> {
                    assertThat(it.pointer()).isEqualTo(pointer);
                    assertThat(it.what()).startsWith(what);
                    assertThat(it.cure()).isNotBlank();
                });
    }

    @Test
    void brokenJsonIsNamedWithItsLine() {
        assertThat(problems(Map.of("meldebescheinigung/layout.json", "{\n\n  \"pages\": [,]\n}")))
                .singleElement()
                .satisfies(it -> assertThat(it.line()).isEqualTo(3))
                .satisfies(it ->
                        assertThat(it.toString())
                                .startsWith("meldebescheinigung/layout.json line 3: "));
    }

    @Test
    void aWrongValueIsNamedWithItsLine() {
        String facts =
                """
                {
                  "version": "1.0.0",
                  "feeCents": 900,
                  "minutes": 99,
                  "needs": ["PAYMENT", "RECEIPT",
                            "COFFEE"]
                }
                """;
        assertThat(problems(Map.of("meldebescheinigung/service.json", facts)))
                .extracting(CatalogueProblem::pointer, CatalogueProblem::line)
                .containsExactlyInAnyOrder(tuple("/minutes", 4), tuple("/needs/2", 6));
    }

    @Test
    void aServiceSaysHowSurelyTheOfficeMustKnowWhoAsks() throws Exception {
        String file = "meldebescheinigung/service.json";
        var facts =
                replaced(
                        file,
                        "\"needs\": [",
                        "\"identification\": \"HIGH\", \"needs\": [\"IDENTITY_READING\", ");
        var service =
                CatalogueLoader.load(name ->
                                name.equals(file)
                                        ? facts.getBytes(StandardCharsets.UTF_8)
                                        : STOCK.read(name))
                        .services()
                        .stream()
                        .filter(it -> it.id().value().equals("meldebescheinigung"))
                        .findFirst()
                        .orElseThrow();
        assertThat(service.identification()).isEqualTo(Identification.HIGH);
        assertThat(service.needs()).contains(Need.IDENTITY_READING, Need.PAYMENT);
        assertThat(StockCatalogue.load().services())
                .as("left out means none")
                .allMatch(it -> it.identification() == Identification.NONE);
    }

    @Test
    void whatIsMissingIsNamedWithTheLineOfWhatShouldHoldIt() {
        String facts = "{\n\"version\": \"1.0.0\", \"minutes\": 4,\n\"needs\": [\"OFFICE_KEY\"]}";
        assertThat(problems(Map.of("meldebescheinigung/service.json", facts)))
                .extracting(CatalogueProblem::pointer, CatalogueProblem::line)
                .containsExactly(tuple("/feeCents", 1));
    }

    @Test
    void referencesThatMultiplyAreRefusedBeforeAnybodyFollowsThem() {
        var definitions = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            definitions.append(
                    "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]},"
                            .formatted(i, i + 1, i + 1));
        }
        String schema =
                replaced(
                        "meldebescheinigung/schema.json",
                        "\"$defs\": {",
                        "\"$defs\": {" + definitions + "\"d40\":{\"type\":\"string\"},");
        assertThat(problems(Map.of("meldebescheinigung/schema.json", schema)))
                .extracting(CatalogueProblem::what)
                .containsExactly("becomes too large when its references are followed");
    }

    @Test
    void aMistakeIsToldInOneLineWhateverTheFileHolds() {
        String facts = "{\"a\\u001b[2J\\n\\u2028b\": 1, \"%s\": 2}".formatted("x".repeat(5000));
        assertThat(problems(Map.of("meldebescheinigung/service.json", facts)))
                .allSatisfy(it ->
                        assertThat(it.toString())
                                .hasSizeLessThan(700)
                                .doesNotContainPattern("[\\p{Cntrl}\u2028]"));
    }

    @Test
    void aKeyThatStandsTwiceIsAMistakeNotAChoice() {
        assertThat(problems(Map.of("catalogue.json", "{\"services\": [], \"services\": []}")))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).contains("Duplicate"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        String large = " ".repeat(1024 * 1024 + 1);
        assertThat(problems(Map.of("meldebescheinigung/texts_de.json", large)))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("is larger than 1 MiB"));
    }

    @Test
    void moreThanSixtyServicesAreRefused() {
        var many = new StringBuilder("{\"languages\":[\"de\"],\"services\":[\"s0\"");
        for (int i = 1; i < 61; i++) many.append(",\"s").append(i).append('"');
        assertThat(problems(Map.of("catalogue.json", many.append("]}").toString())))
                .anySatisfy(
                        it -> assertThat(it.what()).isEqualTo("is not a list of 1 to 60 entries"));
    }

    @Test
    void twoServicesCannotShareOneSchema() {
        String schema =
                replaced(
                        "hundesteuer-anmeldung/schema.json",
                        "/hundesteuer-anmeldung/",
                        "/meldebescheinigung/");
        assertThat(problems(Map.of("hundesteuer-anmeldung/schema.json", schema)))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("belongs to two services"));
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        List<CatalogueProblem> problems =
                problems(
                        Map.of(
                                "meldebescheinigung/service.json", "{}",
                                "hundesteuer-anmeldung/layout.json", "nope"));
        assertThat(problems)
                .extracting(CatalogueProblem::file)
                .contains("meldebescheinigung/service.json", "hundesteuer-anmeldung/layout.json");
        assertThat(problems).hasSizeGreaterThan(3);
    }

    @Test
    void aTownsOwnFolderIsReadLikeTheStock(@TempDir Path folder) throws Exception {
        copyStock(folder);
        ServiceCatalogue own = ServiceCatalogue.fromFolder(folder);
        assertThat(own).isEqualTo(StockCatalogue.load());
        Path texts = folder.resolve("meldebescheinigung/texts_de.json");
        Files.writeString(texts, Files.readString(texts).replace("Ihre Person", "Zu Ihnen"));
        assertThat(ServiceCatalogue.fromFolder(folder).version()).isNotEqualTo(own.version());
    }

    @Test
    void anEmptyFolderSaysWhatIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> ServiceCatalogue.fromFolder(folder))
                .isInstanceOf(BrokenCatalogueException.class)
                .hasMessageContaining(
                        "catalogue.json: cannot be read; add the file and let it be readable");
    }

    private static List<CatalogueProblem> problems(Map<String, String> changes) {
        CatalogueFiles changed =
                name -> {
                    String text = changes.get(name);
                    return text == null ? STOCK.read(name) : text.getBytes(StandardCharsets.UTF_8);
                };
        return catchThrowableOfType(
                        BrokenCatalogueException.class, () -> CatalogueLoader.load(changed))
                .problems();
    }

    private static String replaced(String file, String good, String bad) {
        try {
            String text = new String(STOCK.read(file), StandardCharsets.UTF_8);
            // Line ends inside an object do not matter to the row that names it.
            if (!text.contains(good)) text = text.replaceAll("\\{\\s+", "{ ");
            assertThat(text).contains(good);
            return text.replace(good, bad);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static void copyStock(Path folder) throws IOException {
        Map<String, List<String>> files = new HashMap<>();
        files.put("", List.of("catalogue.json"));
        for (PublicService service : StockExamples.STOCK.services()) {
            files.put(
                    service.id() + "/",
                    List.of(
                            "service.json",
                            "schema.json",
                            "layout.json",
                            "texts_de.json",
                            "texts_en.json"));
        }
        for (var each : files.entrySet()) {
            for (String name : each.getValue()) {
                Path target = folder.resolve(each.getKey() + name);
                Files.createDirectories(target.getParent());
                Files.write(target, STOCK.read(each.getKey() + name));
            }
        }
    }
}
