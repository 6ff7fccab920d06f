package de.buergerterminal.backend.office.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A trade notification as message 0500 of XGewerbeanzeige 2.2. Elements and their order follow the
/// public example of that version, which is a registration; schema and code lists were not at hand,
/// so the message was not validated, and where only a code list knows the value a comment stands
/// instead of an invented code.
public final class TradeNotice {
    static final String NAMESPACE = "http://www.xgewerbeanzeige.de/spezifikation/2.2";
    private static final String PREFIX = "xga";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String PERSON = "/G05000011594";
    private static final String STREET = "/G05000011746/G05000011745/G05000011743";
    private static final String REGISTER = "/G05000011678/G05000011679";

    private final XMLStreamWriter out;
    private final TradeNoticeKind notice;
    private final JsonNode data;
    private final String kind;
    private int depth;

    private TradeNotice(XMLStreamWriter out, TradeNoticeKind notice, JsonNode data) {
        this.out = out;
        this.notice = notice;
        this.data = data;
        this.kind = notice.scope + "/G05000011644/G05000011730";
    }

    /// What an XML element holds.
    private interface Content {
        void write() throws XMLStreamException;
    }

    /// @param data the submitted answers
    /// @param reference the case number
    /// @param office the authority that writes the message
    public static byte[] of(
            TradeNoticeKind notice,
            JsonNode data,
            UUID caseId,
            String reference,
            String office,
            Instant receivedAt) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new TradeNotice(out, notice, data).write(caseId, reference, office, receivedAt);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("the trade notice could not be written", broken);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(UUID caseId, String reference, String office, Instant receivedAt)
            throws XMLStreamException {
        String arrived =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        receivedAt.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeComment(
                " Nach dem Aufbau von XGewerbeanzeige 2.2, nicht gegen Schema und Schematron"
                        + " geprüft. Wo nur eine Codeliste den Wert kennt, steht ein Kommentar. ");
        out.setPrefix(PREFIX, NAMESPACE);
        out.writeCharacters("\n");
        out.writeStartElement(PREFIX, "abh.gewerbemeldung.0500", NAMESPACE);
        out.writeNamespace(PREFIX, NAMESPACE);
        out.writeAttribute("produkt", "Bürgerterminal");
        out.writeAttribute("produkthersteller", "Bürgerterminal");
        out.writeAttribute("produktversion", "0.1.0");
        out.writeAttribute("standard", "XGewerbeanzeige");
        out.writeAttribute("version", "2.2");
        out.writeAttribute("test", "true");
        depth = 1;
        element("nachrichtenkopf", () -> head(caseId, office, arrived));
        element(
                "satz",
                () -> {
                    if (notice != TradeNoticeKind.REGISTRATION) {
                        missing(
                                "Das öffentliche Beispiel zeigt nur anmeldung; der Name "
                                        + notice.element
                                        + " und der gleiche Aufbau sind unsere Lesart");
                    }
                    element(notice.element, () -> notice(caseId, reference, office, arrived));
                });
        out.writeCharacters("\n");
        out.writeEndElement();
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    private void head(UUID caseId, String office, String arrived) throws XMLStreamException {
        element(
                "identifikation.nachricht",
                () -> {
                    text("nachrichtenUUID", messageId(caseId));
                    code("nachrichtentyp", "0500");
                    text("erstellungszeitpunkt", arrived);
                });
        element("leser", () -> missing("behoerdenkennung, behoerdenname: setzt der Versand"));
        element(
                "autor",
                () -> {
                    missing("behoerdenkennung: amtlicher Gemeindeschlüssel nicht eingestellt");
                    text("behoerdenname", office);
                });
    }

    private static String messageId(UUID caseId) {
        return UUID.nameUUIDFromBytes(("xga-0500:" + caseId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void notice(UUID caseId, String reference, String office, String arrived)
            throws XMLStreamException {
        text("satzErstellung", arrived);
        text("ereigniszeitpunkt", arrived);
        text("autor", office);
        code("istKorrektur", "0");
        missing("gemeindeSchluessel: amtlicher Gemeindeschlüssel nicht eingestellt");
        text("gemeindeMeldungNr", reference);
        missing("gewerbebetriebID: vergibt das Fachverfahren");
        text("uuid", caseId.toString());
        element("gewerbe", this::trade);
        text("gueltigAb", value(notice.date));
        text("datumMeldung", arrived.substring(0, 10));
        element("taetigkeitenGesamt", this::activities);
        String key =
                notice == TradeNoticeKind.REGISTRATION
                        ? "grundAnmeldungSchluessel: Codeliste liegt"
                        : "Grund: Elementname und Codeliste liegen";
        missing(key + " nicht vor; " + value(notice.reason));
    }

    private void trade() throws XMLStreamException {
        element(
                "betrieb",
                () -> {
                    text("eingetragenerName", value(REGISTER + "/F60000000319"));
                    text("eintragungNr", value(REGISTER + "/F60000000328"));
                    text("eintragungOrt", value(REGISTER + "/F60000000327"));
                    missing(
                            "eintragungArt, gerichtSchluessel, rechtsformSchluessel: Codelisten fehlen");
                });
        String staff = kind + "/G05000011731";
        text("anzahlVollzeitBeschaeftigte", orZero(value(staff + "/F05000017499")));
        text("anzahlTeilzeitBeschaeftigte", orZero(value(staff + "/F05000017501")));
        element(
                "betriebArt",
                () -> {
                    code("industrie", bit(kind + "/F05000017594"));
                    code("handwerk", bit(kind + "/F05000017593"));
                    code("handel", bit(kind + "/F05000017592"));
                    code("sonstiges", bit(kind + "/F05000017595"));
                });
        missing("niederlassungArt: Codeliste liegt nicht vor; " + value(kind + "/F05000017445"));
        code(
                "istReisegewerbe",
                value(kind + "/F05000017445").equals("travellingTrade") ? "1" : "0");
        code("istNebenerwerb", bit(notice.sideJob));
        if (data.path("craftCardHeld").asBoolean()) {
            element(
                    "handwerkskarte",
                    () -> {
                        missing("status: Codeliste liegt nicht vor");
                        text("ausgestelltAm", value("/craftCardIssuedOn"));
                        text("ausgestelltVonOrt", value("/craftCardIssuedBy"));
                    });
        }
        boolean atHome = data.path("siteIsHome").asBoolean();
        address(atHome ? PERSON + STREET : "/site/G05000011494");
        element("beteiligtePerson", this::person);
    }

    private void person() throws XMLStreamException {
        missing("personFunktion: Codeliste liegt nicht vor");
        text("familienname", value(PERSON + "/F60000000227"));
        text("vorname", value(PERSON + "/F60000000228"));
        code("geschlecht", value(PERSON + "/F60000000332"));
        text("geburtsname", value(PERSON + "/F60000000230"));
        text("geburtsdatum", birthDate());
        text("geburtsort", value(PERSON + "/F60000000234"));
        text("geburtsland", value(PERSON + "/F60000000235"));
        missing("staatangehoerigkeiten: Schlüssel fehlt; " + value(PERSON + "/F60000000236"));
        address(PERSON + STREET);
        contact("02", value(PERSON + "/G05000011747/F60000000240"));
        contact("01", value(PERSON + "/G05000011747/F60000000242"));
        contact("09", value(PERSON + "/G05000011747/F60000000321"));
        if (data.path("residencePermitNeeded").asBoolean()) {
            element(
                    "aufenthaltstitel",
                    () -> {
                        missing("status: Codeliste liegt nicht vor");
                        text("ausgestelltAm", value("/residencePermitIssuedOn"));
                        text("ausgestelltVonName", value("/residencePermitIssuedBy"));
                    });
        }
    }

    private void activities() throws XMLStreamException {
        element(
                "schwerpunkt",
                () -> {
                    text(
                            "taetigkeitSchwerpunkt",
                            value(notice.scope + "/G05000011728/F05000017488"));
                    missing("taetigkeitSchluessel: WZ 2008 wird im Büro bestimmt");
                    text("stichwort", value(notice.scope + "/G05000011728/F05000017440"));
                });
        String further = value("/furtherActivities");
        if (further.isEmpty()) return;
        element(
                "weitereTaetigkeiten",
                () ->
                        text(
                                "taetigkeitenZusammengefasst",
                                String.join("|", further.strip().split("\\s*[;\\n]+\\s*", -1))));
    }

    /// Day, month and year without separators; `00` for what the person does not know.
    private String birthDate() {
        JsonNode date = data.at(PERSON + "/G60000000083");
        if (date.isMissingNode()) return "";
        return "%02d%02d%04d"
                .formatted(
                        date.path("F60000000231").asInt(),
                        date.path("F60000000232").asInt(),
                        date.path("F60000000233").asInt());
    }

    private void address(String at) throws XMLStreamException {
        if (data.at(at).isMissingNode()) {
            missing("anschrift: keine Straßenanschrift in Deutschland angegeben");
            return;
        }
        element(
                "anschrift",
                () -> {
                    text("strasse", value(at + "/F60000000243"));
                    text("hausNrVon", value(at + "/F60000000244"));
                    text("ort", value(at + "/F60000000247"));
                    text("plz", value(at + "/F60000000246"));
                    code("nationSchluessel", "276");
                });
    }

    private void contact(String channel, String address) throws XMLStreamException {
        if (address.isEmpty()) return;
        element(
                "erreichbarkeit",
                () -> {
                    code("kanal", channel);
                    text("kennung", address);
                });
    }

    private String value(String pointer) {
        return data.at(pointer).asText("");
    }

    private String bit(String pointer) {
        return data.at(pointer).asBoolean() ? "1" : "0";
    }

    private static String orZero(String number) {
        return number.isEmpty() ? "0" : number;
    }

    private void element(String name, Content content) throws XMLStreamException {
        indent();
        out.writeStartElement(PREFIX, name, NAMESPACE);
        depth++;
        content.write();
        depth--;
        indent();
        out.writeEndElement();
    }

    /// Nothing at all for an answer that was not given.
    private void text(String name, String value) throws XMLStreamException {
        if (value.isEmpty()) return;
        indent();
        out.writeStartElement(PREFIX, name, NAMESPACE);
        out.writeCharacters(XmlText.clean(value));
        out.writeEndElement();
    }

    /// In this standard `code` belongs to no namespace.
    private void code(String name, String value) throws XMLStreamException {
        if (value.isEmpty()) return;
        indent();
        out.writeStartElement(PREFIX, name, NAMESPACE);
        out.writeStartElement("code");
        out.writeCharacters(XmlText.clean(value));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void missing(String what) throws XMLStreamException {
        indent();
        // A comment must not hold two hyphens, and an answer may.
        out.writeComment(" " + XmlText.clean(what).replace("-", "\u2010") + " ");
    }

    private void indent() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
