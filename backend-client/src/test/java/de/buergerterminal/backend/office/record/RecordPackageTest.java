package de.buergerterminal.backend.office.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class RecordPackageTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-22T09:15:00Z");

    @Test
    void theManifestProvesEveryFileAndTheRecordNamesIt() throws Exception {
        Map<String, byte[]> files = unzipped(RecordPackage.zip(record("Meldebescheinigung")));

        assertThat(files.keySet())
                .containsExactly(
                        "record.xml",
                        "documents/application.json",
                        "attachments/01.pdf",
                        "manifest-sha256.txt");
        for (String line : new String(files.get("manifest-sha256.txt"), UTF_8).lines().toList()) {
            String[] parts = line.split(" {2}", 2);
            assertThat(RecordDocument.sha256(requireNonNull(files.get(parts[1]))))
                    .isEqualTo(parts[0]);
        }
        Element akte = xml(requireNonNull(files.get("record.xml")));
        assertThat(akte.getLocalName()).isEqualTo("Akte");
        assertThat(akte.getNamespaceURI()).isEqualTo(RecordXml.NAMESPACE);
        assertThat(texts(akte, "Datei"))
                .containsExactly("documents/application.json", "attachments/01.pdf");
        assertThat(texts(akte, "Hinweis").getFirst()).contains("Keine xdomea-Nachricht");
        assertThat(((Element) akte.getElementsByTagName("Dokument").item(0)).getParentNode())
                .extracting(it -> it.getLocalName())
                .isEqualTo("Vorgang");
    }

    @Test
    void aHostileNameIsTextInTheRecordAndNeverAPath() throws Exception {
        byte[] zip = RecordPackage.zip(record("../../etc/<x>&\u0000\uFFFF]]>"));

        Map<String, byte[]> files = unzipped(zip);

        assertThat(files.keySet()).noneMatch(it -> it.contains(".."));
        assertThat(texts(xml(requireNonNull(files.get("record.xml"))), "Betreff"))
                .containsExactly("../../etc/<x>&\uFFFD\uFFFD]]>");
        for (String path : List.of("../x.pdf", "/x.pdf", "a//b.pdf", "a\\b.pdf", "A.pdf", "")) {
            assertThatThrownBy(() -> document(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theSameCaseGivesTheSameBytes() {
        assertThat(RecordPackage.zip(record("x"))).isEqualTo(RecordPackage.zip(record("x")));
    }

    @Test
    void aRecordIsKeptUntilTheEndOfTheLastYear() {
        var decided = Optional.of(Instant.parse("2026-12-31T23:30:00Z"));

        assertThat(new Retention(10).lastDay(decided)).hasToString("Optional[2037-12-31]");
        assertThat(new Retention(10).lastDay(Optional.empty())).isEmpty();
    }

    private static CaseRecord record(String subject) {
        return new CaseRecord(
                new UUID(1, 2),
                new UUID(3, 4),
                "Bürgerbüro",
                "PB-2026",
                subject,
                "urn:x",
                ARRIVED,
                "Angenommen",
                Optional.of(ARRIVED),
                List.of(),
                900,
                Retention.USUAL,
                List.of(document("documents/application.json"), document("attachments/01.pdf")),
                List.of());
    }

    private static RecordDocument document(String path) {
        return RecordDocument.inMemory(
                path, "Antrag", "Titel", "application/json", path.getBytes(UTF_8));
    }

    private static List<String> texts(Element in, String name) {
        var found = in.getElementsByTagNameNS(RecordXml.NAMESPACE, name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(it -> found.item(it).getTextContent())
                .toList();
    }

    static Element xml(byte[] bytes) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }

    static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
