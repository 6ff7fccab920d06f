package de.buergerterminal.backend.office.record;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/// The application as a PDF that people can read in twenty years: PDF/A-1b (ISO 19005-1) with
/// embedded fonts, an sRGB output intent and XMP metadata. The tests hold it against Apache
/// Preflight; no other validator has seen it.
public final class ApplicationPdf {
    private static final int MOST_CHARACTERS = 4_000;
    private static final String PRODUCER = "Bürgerterminal Referenz-Bürgerbüro";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm 'Uhr'", Locale.GERMANY)
                    .withZone(ZoneId.of("Europe/Berlin"));

    private ApplicationPdf() {}

    /// @throws IllegalArgumentException the application would fill more than 500 pages
    public static byte[] of(ReadableApplication application) {
        try (PDDocument document = new PDDocument()) {
            document.setVersion(1.4f);
            document.setDocumentId(application.dataDigest().hashCode() & 0xffff_ffffL);
            set(document, application);
            describe(document, application);
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void set(PDDocument document, ReadableApplication application)
            throws IOException {
        PdfFont regular = PdfFont.load(document, "NotoSans_400Regular.ttf");
        PdfFont strong = PdfFont.load(document, "NotoSans_600SemiBold.ttf");
        var pages = new PdfPages(document);
        pages.paragraph(regular, 10, application.office());
        pages.space(6);
        pages.paragraph(strong, 21, application.title());
        pages.space(10);
        pages.rule(1.6f);
        pages.space(8);
        pages.pair(regular, strong, 10.5f, "Vorgangsnummer", orNone(application.reference()));
        pages.pair(regular, strong, 10.5f, "Eingang", TIME.format(application.filedAt()));
        for (ReadableApplication.Section section : application.sections()) {
            pages.keep(72);
            pages.space(20);
            pages.paragraph(strong, 13.5f, section.title());
            pages.space(4);
            pages.rule(0.5f);
            pages.space(5);
            for (ReadableApplication.Line line : section.lines()) {
                PdfFont hand = line.value().isBlank() ? regular : strong;
                String value = orNone(hand.showable(line.value()));
                pages.pair(regular, hand, 10.5f, line.label(), value);
                pages.space(3);
            }
        }
        pages.feet(
                regular,
                7.5f,
                List.of(
                        "Lesefassung der elektronisch eingereichten Angaben. Maßgeblich sind die"
                                + " Fachdaten, SHA-256:",
                        application.dataDigest()));
    }

    /// A form's answers are short; only a foreign sender writes novels, or what takes nine times
    /// its room once shown.
    private static String orNone(String value) {
        if (value.isBlank()) return "keine Angabe";
        if (value.length() <= MOST_CHARACTERS) return value;
        return value.substring(0, MOST_CHARACTERS) + " … (gekürzt, siehe Fachdaten)";
    }

    private static void describe(PDDocument document, ReadableApplication application)
            throws IOException {
        String title = XmlText.clean(application.title() + " " + application.reference()).strip();
        PDDocumentInformation info = document.getDocumentInformation();
        info.setTitle(title);
        info.setProducer(PRODUCER);
        var at =
                GregorianCalendar.from(
                        application
                                .filedAt()
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .atZone(ZoneOffset.UTC));
        info.setCreationDate(at);
        info.setModificationDate(at);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("de-DE");
        var xmp = new PDMetadata(document);
        xmp.importXMPMetadata(xmp(title, application.filedAt()).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(xmp);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    /// ISO 19005-1 wants the same facts here as in the information dictionary.
    private static String xmp(String title, Instant at) {
        String time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
           <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
           <pdf:Producer>%s</pdf:Producer>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
           <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """
                .formatted(XmlText.escape(title), PRODUCER, time, time);
    }
}
