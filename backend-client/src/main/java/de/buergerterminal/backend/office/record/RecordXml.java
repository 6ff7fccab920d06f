package de.buergerterminal.backend.office.record;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// `record.xml`: Akte, Vorgang, Dokument in a namespace of our own. xdomea's schema was not at
/// hand, so this is not an xdomea message and says so in its first element.
final class RecordXml {
    static final String NAMESPACE = "urn:de:buergerterminal:akte:1";
    private static final String NOTE =
            "Gegliedert wie xdomea (Akte, Vorgang, Dokument). Keine xdomea-Nachricht: nicht gegen"
                    + " das Schema von xdomea geprüft, eigener Namensraum.";

    private final XMLStreamWriter out;

    private RecordXml(XMLStreamWriter out) {
        this.out = out;
    }

    /// @param documents every document of the package, copies included
    static byte[] of(CaseRecord record, List<RecordDocument> documents) {
        var text = new StringWriter();
        try {
            var xml = new RecordXml(XMLOutputFactory.newFactory().createXMLStreamWriter(text));
            xml.write(record, documents);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("record.xml could not be written", broken);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(CaseRecord record, List<RecordDocument> documents)
            throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.setDefaultNamespace(NAMESPACE);
        out.writeCharacters("\n");
        out.writeStartElement(NAMESPACE, "Akte");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute("kennung", record.caseId().toString());
        text(1, "Hinweis", NOTE);
        if (!record.reference().isEmpty()) text(1, "Aktenzeichen", record.reference());
        text(1, "Betreff", record.subject());
        text(1, "Behoerde", record.office());
        open(1, "Aufbewahrung", Map.of());
        var lastDay = record.retention().lastDay(record.decidedAt());
        if (lastDay.isPresent()) text(2, "Ende", lastDay.get().toString());
        text(2, "Regel", record.retention().rule());
        close(1);
        open(1, "Vorgang", Map.of("kennung", record.submissionId().toString()));
        text(2, "Leistung", record.serviceIdentifier());
        text(2, "Eingang", record.receivedAt().toString());
        text(2, "Status", record.state());
        if (record.decidedAt().isPresent()) {
            text(2, "Entschieden", record.decidedAt().get().toString());
        }
        for (String reason : record.reasons()) text(2, "Grund", reason);
        text(2, "BezahltEuro", BigDecimal.valueOf(record.paidCents(), 2).toPlainString());
        for (int i = 0; i < documents.size(); i++) document(i + 1, documents.get(i));
        for (RoutedCopy copy : record.copies()) copy(copy);
        close(1);
        out.writeCharacters("\n");
        out.writeEndElement();
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    private void document(int number, RecordDocument document) throws XMLStreamException {
        open(2, "Dokument", Map.of("nummer", String.valueOf(number)));
        text(3, "Art", document.kind());
        text(3, "Titel", document.title());
        text(3, "Datei", document.path());
        text(3, "Medientyp", document.mediaType());
        text(3, "Bytes", String.valueOf(document.size()));
        text(3, "SHA256", document.sha256());
        close(2);
    }

    private void copy(RoutedCopy copy) throws XMLStreamException {
        open(2, "Weitergabe", Map.of("status", "bereitgestellt"));
        text(3, "Empfaenger", copy.body().name());
        text(3, "Rechtsgrundlage", copy.body().basis());
        text(3, "Bereitgestellt", copy.madeAt().toString());
        text(3, "Datei", copy.path());
        for (String field : copy.fields()) text(3, "Feld", field);
        close(2);
    }

    private void open(int depth, String name, Map<String, String> attributes)
            throws XMLStreamException {
        indent(depth);
        out.writeStartElement(NAMESPACE, name);
        for (var each : attributes.entrySet()) {
            out.writeAttribute(each.getKey(), XmlText.clean(each.getValue()));
        }
    }

    private void close(int depth) throws XMLStreamException {
        indent(depth);
        out.writeEndElement();
    }

    private void text(int depth, String name, String value) throws XMLStreamException {
        indent(depth);
        out.writeStartElement(NAMESPACE, name);
        out.writeCharacters(XmlText.clean(value));
        out.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
