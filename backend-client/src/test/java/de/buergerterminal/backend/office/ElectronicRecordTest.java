package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import de.buergerterminal.backend.office.record.RecordDocument;
import de.buergerterminal.backend.office.record.RoutedCopy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trade registration from arrival to record: what is filed, and who else learns of it.
class ElectronicRecordTest {
    static final PublicService TRADE =
            OfficeFolders.CATALOGUE.services().stream()
                    .filter(it -> it.id().value().equals("gewerbe-anmeldung"))
                    .findFirst()
                    .orElseThrow();

    @TempDir Path folder;
    Office office;
    ForeignSender sender;

    @BeforeEach
    void open() {
        office = OfficeFolders.open(folder);
        sender = new ForeignSender(office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theRecordHoldsTheWholeCase() throws Exception {
        Ids ids =
                sender.send(TRADE, trade(), "../../evil\u202Efdp.exe", "%PDF-1.7".getBytes(UTF_8));
        UUID caseId = UUID.fromString(ids.caseId());
        office.accept(caseId);

        Map<String, byte[]> files = unzipped(office.export(caseId).orElseThrow());

        assertThat(files.keySet())
                .contains(
                        "record.xml",
                        "documents/application.pdf",
                        "documents/application.json",
                        "documents/metadata.json",
                        "documents/xgewerbeanzeige.xml",
                        "attachments/01.pdf",
                        "events/01.jwt",
                        "events/04.jwt",
                        "events/events.txt",
                        "copies/finanzamt.json",
                        "manifest-sha256.txt");
        assertThat(new String(files.get("documents/application.json"), UTF_8)).isEqualTo(trade());
        assertThat(files.get("attachments/01.pdf")).asString(UTF_8).isEqualTo("%PDF-1.7");
        assertThat(new String(files.get("events/04.jwt"), UTF_8))
                .isEqualTo(sender.eventLog(ids).get(3));
        assertThat(new String(files.get("record.xml"), UTF_8))
                .contains("Angenommen", "evil", "<Ende>", "bereitgestellt");
        for (String line : new String(files.get("manifest-sha256.txt"), UTF_8).lines().toList()) {
            String[] parts = line.split(" {2}", 2);
            assertThat(RecordDocument.sha256(requireNonNull(files.get(parts[1]))))
                    .isEqualTo(parts[0]);
        }
        assertThat(office.export(caseId)).contains(office.export(caseId).orElseThrow());
        assertThat(office.export(UUID.randomUUID())).isEmpty();
    }

    @Test
    void anUndecidedCaseHasARecordToo() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);

        Map<String, byte[]> files =
                unzipped(office.export(UUID.fromString(ids.caseId())).orElseThrow());

        assertThat(files.keySet()).noneMatch(it -> it.startsWith("copies/"));
        assertThat(new String(files.get("record.xml"), UTF_8)).doesNotContain("<Ende>");
    }

    @Test
    void whatNobodyCouldReadIsFiledAllTheSame() throws Exception {
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt("no metadata"), sender.encrypt("\"no\" object \u0000"));

        var files = unzipped(office.export(UUID.fromString(ids.caseId())).orElseThrow());

        assertThat(files).containsKeys("documents/application.pdf", "documents/application.json");
        assertThat(new String(files.get("record.xml"), UTF_8)).contains("Zurückgewiesen", "Grund");
    }

    @Test
    void copiesAreMadeAtTheAcceptanceAndOnlyOnce() {
        Ids ids = sender.send(TRADE, trade());
        UUID caseId = UUID.fromString(ids.caseId());
        assertThat(office.copies(caseId)).isEmpty();

        office.accept(caseId);
        List<RoutedCopy> first = office.copies(caseId);
        office.accept(caseId);
        office.close();
        office = OfficeFolders.open(folder);

        assertThat(first)
                .extracting(it -> it.body().id())
                .containsExactly(
                        "finanzamt",
                        "industrie-und-handelskammer",
                        "berufsgenossenschaft",
                        "statistisches-landesamt");
        assertThat(office.copies(caseId)).isEqualTo(first);
        assertThat(first.getFirst().data()).contains("Prüfmuster", "Musterstraße");
        assertThat(first.getLast().data()).doesNotContain("Prüfmuster", "Musterstraße");
    }

    @Test
    void aRejectedRegistrationIsNobodyElsesBusiness() {
        UUID caseId = UUID.fromString(sender.send(TRADE, trade()).caseId());

        office.reject(caseId, "Bitte kommen Sie vorbei.");

        assertThat(office.copies(caseId)).isEmpty();
    }

    @Test
    void copiesLieSealedOnTheDisk() throws Exception {
        office.accept(UUID.fromString(sender.send(TRADE, trade()).caseId()));

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), UTF_8))
                        .as(each.toString())
                        .doesNotContain("Prüfmuster", "Fahrr");
            }
        }
    }

    @Test
    void anotherLibraryReadsWhatTheOfficeSealed() throws Exception {
        var key = KeyRing.open(folder, Map.of(), java.time.Instant.now()).service();

        JWEObject sealed =
                JWEObject.parse(CompactJwe.encrypt("Zoë".getBytes(UTF_8), key).toString());
        sealed.decrypt(new com.nimbusds.jose.crypto.RSADecrypter(key.privateKey()));

        assertThat(sealed.getPayload().toString()).isEqualTo("Zoë");
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

    /// A bicycle shop at home.
    static String trade() {
        String person = "G05000011594/";
        String home = person + "G05000011746/";
        String street = home + "G05000011745/G05000011743/";
        String kind = "G05000011644/G05000011730/";
        var answers = new HashMap<String, String>();
        answers.put(person + "F60000000227", "Prüfmuster");
        answers.put(person + "F60000000228", "Zoë");
        answers.put(person + "G60000000083", "07.03.1985");
        answers.put(person + "F60000000234", "Paderborn");
        answers.put(person + "F60000000235", "Deutschland");
        answers.put(person + "F60000000236", "deutsch");
        answers.put(home + "F60000000263", "001");
        answers.put(home + "G05000011745/F05000017637", "001");
        answers.put(street + "F60000000243", "Musterstraße");
        answers.put(street + "F60000000244", "12 a");
        answers.put(street + "F60000000246", "33098");
        answers.put(street + "F60000000247", "Paderborn");
        answers.put(person + "G05000011747/F60000000240", "(05251) 123456");
        answers.put("G05000011678/G05000011647/F05000017462", "false");
        answers.put("registered", "false");
        answers.put("siteIsHome", "true");
        answers.put("G05000011728/F05000017440", "Einzelhandel mit Fahrrädern");
        answers.put("G05000011728/F05000017488", "Verkauf von Fahrrädern");
        answers.put("hasFurtherActivities", "false");
        answers.put("startDate", "01.12.2026");
        answers.put("sideJob", "true");
        answers.put("reason", "newFoundation");
        answers.put("permitNeeded", "false");
        answers.put("residencePermitNeeded", "false");
        answers.put(kind + "F05000017445", "mainOffice");
        answers.put(kind + "F05000017592", "true");
        answers.put(kind + "F05000017593", "false");
        answers.put(kind + "F05000017594", "false");
        answers.put(kind + "F05000017595", "false");
        answers.put(kind + "G05000011731/F05000017446", "false");
        answers.put(kind + "G05000011731/F05000017448", "false");
        return TRADE.form().toJson(new Answers(answers));
    }
}
