package de.buergerterminal.backend.catalogue.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.SchemaValidator;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.xdf.XdfReport.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A document of our own making, built after the public description of XDatenfelder 3.
class XdfImportTest {
    private static final String SAMPLE = sample();

    @TempDir Path folder;

    @Test
    void theImportedFormIsReadByTheCatalogue() throws Exception {
        PublicService service = load(SAMPLE);

        assertThat(service.name().german()).isEqualTo("Liegeplatz im Hafen beantragen");
        assertThat(service.legalBasis().german()).isEqualTo("§ 3 Musterhafensatzung");
        assertThat(service.version()).isEqualTo("1.2.0");
        assertThat(service.leikaKey()).isEmpty();
        List<Field> fields =
                service.form().pages().stream().flatMap(it -> it.fields().stream()).toList();
        assertThat(fields)
                .extracting(Field::name, it -> (Object) it.getClass(), Field::required)
                .containsExactly(
                        tuple("G99000000001/F60000000227", Field.TextField.class, true),
                        tuple("G99000000001/G60000000083", Field.DateField.class, true),
                        tuple("G99000000002/F99000000001", Field.ChoiceField.class, true),
                        tuple("G99000000002/F99000000002", Field.NumberField.class, true),
                        tuple("G99000000002/F99000000003", Field.TextField.class, false),
                        tuple("G99000000002/F99000000007", Field.YesNoField.class, true));
        assertThat(fields.get(0).why().german())
                .isEqualTo("Unter diesem Namen führen wir den Liegeplatz.");
        assertThat(fields.get(3).why().german())
                .isEqualTo("Rechtsgrundlage: § 5 Musterhafensatzung");
    }

    @Test
    void kioskAndOfficeJudgeTheImportedFormAlike() throws Exception {
        PublicService service = load(SAMPLE);
        ServiceCatalogue catalogue = ServiceCatalogue.fromFolder(folder);
        var answers =
                new Answers(
                        Map.of(
                                "G99000000001/F60000000227", "Prüfmuster",
                                "G99000000001/G60000000083", "07.03.1985",
                                "G99000000002/F99000000001", "02",
                                "G99000000002/F99000000002", "12",
                                "G99000000002/F99000000003", "HH-1",
                                "G99000000002/F99000000007", "true"));
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(service.form().pages())
                .allSatisfy(
                        it -> assertThat(service.form().problems(it, answers, today)).isEmpty());
        var office = new SchemaValidator(catalogue);
        assertThat(office.validate(service, service.form().toJson(answers))).isEmpty();
        Answers spoilt = answers.with("G99000000002/F99000000003", "hh 1");
        assertThat(office.validate(service, service.form().toJson(spoilt))).isNotEmpty();
    }

    @Test
    void theReportNamesEverythingThatNeedsAPerson() throws Exception {
        XdfImport done = XdfImport.of(bytes(SAMPLE), Optional.empty());

        assertThat(done.report().items())
                .filteredOn(it -> it.weight() == Weight.MISSING)
                .extracting(XdfReport.Item::id)
                .containsExactlyInAnyOrder(
                        "R99000000001",
                        "G99000000002",
                        "F99000000004",
                        "F99000000005",
                        "F99000000006");
        assertThat(done.report().items())
                .anySatisfy(it -> assertThat(it.what()).contains("urn:de:muster:flagge"))
                .anySatisfy(it -> assertThat(it.what()).contains("länger als 10 m"))
                .anySatisfy(it -> assertThat(it.what()).contains("1:*"));
        assertThat(done.report().items())
                .filteredOn(it -> it.id().equals("F99000000004"))
                .allSatisfy(it ->
                        assertThat(SAMPLE.lines().toList().get(it.line() - 1))
                                .contains("datenfeld"));
        assertThat(done.files().get("s99000000001/import-report.md"))
                .contains("## Missing in the form (5)");
    }

    @Test
    void aServiceMayHaveANameOfItsOwn() throws Exception {
        XdfImport done = XdfImport.of(bytes(SAMPLE), Optional.of(new ServiceId("liegeplatz")));
        assertThat(done.files().keySet()).allMatch(it -> it.startsWith("liegeplatz/"));
    }

    @Test
    void aFormWithoutLawIsNotOfferedUntilSomebodyNamesIt() {
        String lawless = SAMPLE.replace("<xdf:bezug>§ 3 Musterhafensatzung</xdf:bezug>", "");
        assertThatThrownBy(() -> load(lawless))
                .isInstanceOf(BrokenCatalogueException.class)
                .hasMessageContaining("/service/legalBasis: names no law");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    xdatenfelder_3.0.0      | xdatenfelder_2 | line 2: this is no XDatenfelder 3
                    S99000000001            | ?              | has no FIM id such as
                    xdf:stammdatenschema>   | xdf:anderes>   | holds neither stammdatenschema nor
                    </xdf:header>           | </xdf:kopf>    | line 6: no well-formed XML
                    """)
    void aWrongFileIsNamedWithItsLine(String right, String wrong, String sentence) {
        assertThatThrownBy(
                        () -> XdfImport.of(bytes(SAMPLE.replace(right, wrong)), Optional.empty()))
                .isInstanceOf(BrokenXdfException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aDocumentTypeAndItsEntitiesAreRefused() {
        String hostile =
                SAMPLE.replace(
                        "<xdf:xdatenfelder.stammdatenschema.0102",
                        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n"
                                + "<xdf:xdatenfelder.stammdatenschema.0102");
        assertThatThrownBy(() -> XdfImport.of(bytes(hostile), Optional.empty()))
                .isInstanceOf(BrokenXdfException.class)
                .hasMessageContaining("document type");
    }

    @Test
    void endlessNestingIsRefused() {
        String deep = "<a>".repeat(100_000);
        assertThatThrownBy(() -> XdfImport.of(bytes(deep), Optional.empty()))
                .isInstanceOf(BrokenXdfException.class)
                .hasMessageContaining("64 levels");
    }

    private PublicService load(String xml) throws Exception {
        XdfImport done = XdfImport.of(bytes(xml), Optional.empty());
        for (var each : done.files().entrySet()) {
            Path target = folder.resolve(each.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, each.getValue());
        }
        Files.writeString(
                folder.resolve("catalogue.json"),
                "{\"languages\": [\"de\"], \"services\": [\"" + done.service() + "\"]}");
        return ServiceCatalogue.fromFolder(folder).services().getFirst();
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static String sample() {
        try (InputStream in =
                Objects.requireNonNull(
                        XdfImportTest.class.getResourceAsStream("hafenliegeplatz.xdf.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
