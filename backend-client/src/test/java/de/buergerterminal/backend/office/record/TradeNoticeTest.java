package de.buergerterminal.backend.office.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Names and order as in the public example of XGewerbeanzeige 2.2, message 0500.
class TradeNoticeTest {
    @Test
    void theRecordHasTheElementsOfTheStandardInTheirOrder() throws Exception {
        Element root = notice("Fahrräder & <Teile> -- neu");

        assertThat(root.getNamespaceURI())
                .isEqualTo("http://www.xgewerbeanzeige.de/spezifikation/2.2");
        assertThat(root.getLocalName()).isEqualTo("abh.gewerbemeldung.0500");
        assertThat(root.getAttribute("standard")).isEqualTo("XGewerbeanzeige");
        assertThat(root.getAttribute("version")).isEqualTo("2.2");
        assertThat(children(root)).containsExactly("nachrichtenkopf", "satz");
        Element notice = only(root, "anmeldung");
        assertThat(children(notice))
                .containsExactly(
                        "satzErstellung",
                        "ereigniszeitpunkt",
                        "autor",
                        "istKorrektur",
                        "gemeindeMeldungNr",
                        "uuid",
                        "gewerbe",
                        "gueltigAb",
                        "datumMeldung",
                        "taetigkeitenGesamt");
        assertThat(children(only(root, "gewerbe")))
                .containsExactly(
                        "betrieb",
                        "anzahlVollzeitBeschaeftigte",
                        "anzahlTeilzeitBeschaeftigte",
                        "betriebArt",
                        "istReisegewerbe",
                        "istNebenerwerb",
                        "anschrift",
                        "beteiligtePerson");
        assertThat(children(only(root, "beteiligtePerson")))
                .containsExactly(
                        "familienname",
                        "vorname",
                        "geschlecht",
                        "geburtsdatum",
                        "geburtsort",
                        "geburtsland",
                        "anschrift",
                        "erreichbarkeit");
    }

    @Test
    void theValuesAreThoseOfTheApplication() throws Exception {
        Element root = notice("Fahrräder & <Teile> -- neu");

        assertThat(only(root, "taetigkeitSchwerpunkt").getTextContent())
                .isEqualTo("Fahrräder & <Teile> -- neu");
        assertThat(only(root, "taetigkeitenZusammengefasst").getTextContent())
                .isEqualTo("Reparatur|Verleih");
        assertThat(only(root, "geburtsdatum").getTextContent()).isEqualTo("07031985");
        assertThat(only(root, "gueltigAb").getTextContent()).isEqualTo("2026-12-01");
        assertThat(only(root, "satzErstellung").getTextContent())
                .isEqualTo("2026-11-22T10:15:00+01:00");
        assertThat(codes(root, "handel")).containsExactly("1");
        assertThat(codes(root, "handwerk")).containsExactly("0");
        assertThat(codes(root, "nachrichtentyp")).containsExactly("0500");
        assertThat(codes(root, "kanal")).containsExactly("02");
        assertThat(codes(root, "nationSchluessel")).containsExactly("276", "276");
    }

    @ParameterizedTest
    @CsvSource({
        "gewerbe-ummeldung, ummeldung, changeDate, 2026-12-01",
        "gewerbe-abmeldung, abmeldung, G05000011640/F05000017451, 2026-11-15"
    })
    void changeAndEndHaveTheSameBuildAndSayThatThisIsOurReading(
            String service, String element, String dateField, String date) throws Exception {
        TradeNoticeKind kind = TradeNoticeKind.of(service).orElseThrow();
        ObjectNode data = new ObjectMapper().createObjectNode();
        put(data, dateField, date);
        put(data, (kind.scope + "/G05000011728/F05000017440").replaceFirst("^/", ""), "Handel");
        byte[] xml =
                TradeNotice.of(kind, data, new UUID(1, 2), "PB-2026", "Bürgerbüro", Instant.EPOCH);
        Element root = RecordPackageTest.xml(xml);

        assertThat(children(only(root, "satz"))).containsExactly(element);
        assertThat(only(root, "gueltigAb").getTextContent()).isEqualTo(date);
        assertThat(only(root, "stichwort").getTextContent()).isEqualTo("Handel");
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("unsere Lesart");
    }

    @Test
    void otherServicesAreNoTradeNotifications() {
        assertThat(TradeNoticeKind.of("meldebescheinigung")).isEmpty();
    }

    private static void put(ObjectNode into, String field, String value) {
        int slash = field.indexOf('/');
        if (slash < 0) {
            into.put(field, value);
        } else {
            put(
                    into.withObjectProperty(field.substring(0, slash)),
                    field.substring(slash + 1),
                    value);
        }
    }

    private static Element notice(String activity) throws Exception {
        JsonNode data =
                new ObjectMapper()
                        .readTree(
                                """
                                {"G05000011594":{"F60000000332":"w","F60000000228":"Zoë",
                                 "F60000000227":"Prüfmuster","F60000000234":"Paderborn",
                                 "F60000000235":"Deutschland","F60000000236":"deutsch--",
                                 "G60000000083":{"F60000000231":7,"F60000000232":3,
                                   "F60000000233":1985},
                                 "G05000011746":{"F60000000263":"001","G05000011745":{
                                   "F05000017637":"001","G05000011743":{
                                   "F60000000243":"Musterstraße","F60000000244":"12",
                                   "F60000000246":"33098","F60000000247":"Paderborn"}}},
                                 "G05000011747":{"F60000000240":"(05251) 123456"}},
                                 "siteIsHome":true,"sideJob":true,"startDate":"2026-12-01",
                                 "reason":"newFoundation","furtherActivities":"Reparatur; Verleih",
                                 "G05000011728":{"F05000017440":"Einzelhandel"},
                                 "G05000011644":{"G05000011730":{"F05000017592":true,
                                   "F05000017593":false,"F05000017445":"mainOffice"}}}
                                """);
        ((ObjectNode) data.path("G05000011728")).put("F05000017488", activity);
        return RecordPackageTest.xml(
                TradeNotice.of(
                        TradeNoticeKind.REGISTRATION,
                        data,
                        new UUID(1, 2),
                        "PB-2026",
                        "Bürgerbüro",
                        Instant.parse("2026-11-22T09:15:00Z")));
    }

    private static Element only(Element in, String name) {
        var found = in.getElementsByTagNameNS(TradeNotice.NAMESPACE, name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }

    /// In this standard `code` belongs to no namespace.
    private static List<String> codes(Element in, String name) {
        var found = in.getElementsByTagNameNS(TradeNotice.NAMESPACE, name);
        var codes = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            Node code = found.item(i).getFirstChild();
            assertThat(code.getNodeName()).isEqualTo("code");
            assertThat(code.getNamespaceURI()).isNull();
            codes.add(code.getTextContent());
        }
        return codes;
    }

    private static List<String> children(Element in) {
        var names = new ArrayList<String>();
        for (Node it = in.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element) names.add(it.getLocalName());
        }
        return names;
    }
}
