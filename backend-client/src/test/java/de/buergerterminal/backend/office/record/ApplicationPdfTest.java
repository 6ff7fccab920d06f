package de.buergerterminal.backend.office.record;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.office.record.ReadableApplication.Line;
import de.buergerterminal.backend.office.record.ReadableApplication.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Apache Preflight is the judge of PDF/A-1b, the text stripper of what a reader finds.
class ApplicationPdfTest {
    @TempDir Path folder;

    @Test
    void anApplicationIsAValidPdfA1b() throws IOException {
        byte[] pdf = ApplicationPdf.of(application("Zoë Prüfmuster-Ğül", 3));

        ValidationResult verdict = PreflightParser.validate(written(pdf));

        assertThat(verdict.getErrorsList())
                .extracting(it -> it.getErrorCode() + " " + it.getDetails())
                .isEmpty();
        assertThat(verdict.isValid()).isTrue();
    }

    @Test
    void everyAnswerCanBeFoundInTheText() throws IOException {
        String text = text(ApplicationPdf.of(application("Ǧül Ænne-Łucja Müller fi ffl", 2)));

        assertThat(text)
                .contains("Gewerbe anmelden", "PB-2026-K07-000123", "Ihre Person 1")
                .contains("Ǧül Ænne-Łucja Müller fi ffl", "keine Angabe")
                .contains("22.11.2026, 10:15 Uhr", "Seite 1 von", "abc123");
    }

    @Test
    void aLongApplicationGoesOnOnFurtherPages() throws IOException {
        byte[] pdf = ApplicationPdf.of(application("x".repeat(3_000), 40));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
        }
        assertThat(text(pdf)).contains("Ihre Person 40");
        assertThat(PreflightParser.validate(written(pdf)).isValid()).isTrue();
    }

    @Test
    void whatTheFontCannotShowIsNamedAndBreaksNothing() throws IOException {
        String hostile = "a\u0000b\u0007c\nd 漢 \uD83D\uDE00 \uD800 e)Tj(";

        byte[] pdf = ApplicationPdf.of(application(hostile, 1));

        assertThat(text(pdf)).contains("[U+6F22]", "[U+1F600]", "[U+0007]", "e)Tj(");
        assertThat(PreflightParser.validate(written(pdf)).isValid()).isTrue();
    }

    @Test
    void anAnswerAsLongAsABookIsShortened() throws IOException {
        String text = text(ApplicationPdf.of(application("Wort ".repeat(200_000), 1)));

        assertThat(text).contains("gekürzt, siehe").hasSizeLessThan(10_000);
    }

    @Test
    void noAnswersOfARealFormFillMorePagesThanAreSet() throws IOException {
        byte[] pdf = ApplicationPdf.of(application("漢".repeat(4_000), 41));

        assertThat(text(pdf)).contains("Ihre Person 41", "gekürzt, siehe");
    }

    @Property(tries = 20)
    void anyTextAtAllBecomesAValidPdf(@ForAll List<String> texts) throws IOException {
        var lines = texts.stream().limit(40).map(it -> new Line(it, it)).toList();
        var application =
                new ReadableApplication(
                        "x", "x", "x", Instant.EPOCH, List.of(new Section("x", lines)), "00");
        Path file = Files.createTempFile("application", ".pdf");
        try {
            Files.write(file, ApplicationPdf.of(application));
            assertThat(PreflightParser.validate(file.toFile()).isValid()).isTrue();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theSameApplicationGivesTheSameBytes() {
        assertThat(ApplicationPdf.of(application("Zoë", 2)))
                .isEqualTo(ApplicationPdf.of(application("Zoë", 2)));
    }

    private java.io.File written(byte[] pdf) throws IOException {
        return Files.write(folder.resolve("application.pdf"), pdf).toFile();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static ReadableApplication application(String name, int sections) {
        return new ReadableApplication(
                "Gewerbe anmelden",
                "Bürgerbüro Musterstadt",
                "PB-2026-K07-000123",
                Instant.parse("2026-11-22T09:15:00.123Z"),
                IntStream.rangeClosed(1, sections)
                        .mapToObj(it ->
                                new Section(
                                        "Ihre Person " + it,
                                        List.of(
                                                new Line("Name", name),
                                                new Line("Geburtsname", ""))))
                        .toList(),
                "abc123");
    }
}
