package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.JWEHeader;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.CaseStatus;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Senders that speak version 1 of the Submission API, ours and somebody else's.
@SuppressWarnings("NullAway.Init")
class ApiVersionOneTest {
    private static final byte[] PDF =
            "%PDF-1.7 the same again and again ".repeat(99).getBytes(UTF_8);

    @TempDir Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = OfficeFolders.open(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void ourTerminalDeliversOverVersionOne() throws Exception {
        var noQuestions = ReplyKeys.start(Duration.ofDays(1));
        try (var sender =
                new RealSender(
                        folder.resolve("terminal"),
                        RealSender.handoverOf(folder),
                        ApiVersion.V1,
                        noQuestions)) {
            var scan =
                    new Attachment(
                            UUID.randomUUID(),
                            Attachment.Purpose.ATTACHMENT,
                            "application/pdf",
                            "x.pdf",
                            "",
                            PDF.length,
                            () -> new ByteArrayInputStream(PDF));
            var request = sender.request(scan);
            sender.take(request);
            assertThat(sender.deliver(Duration.ofMinutes(1))).isTrue();

            var filed = office.findCase(request.ticket().reference()).orElseThrow();
            assertThat(filed.reasons()).isEmpty();
            assertThat(filed.data()).isEqualTo(request.data());
            assertThat(filed.attachments()).hasSize(1);
            office.accept(filed.caseId());
            assertThat(sender.statusOf(request)).isInstanceOf(CaseStatus.Accepted.class);
        }
    }

    @Test
    void aForeignSenderOfVersionOneMayCompressWhatItEncrypts() {
        var sender = new ForeignSender(office);
        UUID scan = UUID.randomUUID();
        JsonNode destination = sender.get("/v1/destinations/" + office.destinationId());
        assertThat(destination.path("services")).isNotEmpty();
        Ids ids = announced(sender, scan);
        JWEHeader zipped = sender.header().compressionAlgorithm(CompressionAlgorithm.DEF).build();
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        metadata.withObject("/contentStructure")
                .putArray("attachments")
                .addObject()
                .put("attachmentId", scan.toString())
                .put("purpose", "attachment")
                .put("mimeType", "application/pdf")
                .putObject("hash")
                .put("type", "sha512")
                .put("content", ForeignSender.sha512(PDF));
        String one = "/v1/submissions/" + ids.submission();
        assertThat(put(sender, one + "/attachments/" + scan, sender.encrypt(PDF, zipped)))
                .isEqualTo(204);
        ObjectNode body = Json.object();
        body.put("encryptedMetadata", sender.encrypt(metadata.toString().getBytes(UTF_8), zipped));
        body.put("encryptedData", sender.encrypt(ForeignSender.DATA.getBytes(UTF_8), zipped));
        assertThat(put(sender, one, body)).isEqualTo(200);

        assertThat(sender.get("/v1/cases/" + ids.caseId() + "/events").path("eventLog")).hasSize(3);
        var filed = office.findCase(UUID.fromString(ids.caseId())).orElseThrow();
        assertThat(filed.reasons()).isEmpty();
        assertThat(filed.data()).isEqualTo(ForeignSender.DATA);
        assertThat(Objects.requireNonNull(filed.attachments().get(scan)).get()).isEqualTo(PDF);
    }

    @Test
    void fewBytesThatClaimToBeVeryManyAreRejected() {
        var sender = new ForeignSender(office);
        Ids ids = announced(sender);
        JWEHeader zipped = sender.header().compressionAlgorithm(CompressionAlgorithm.DEF).build();
        ObjectNode body = Json.object();
        body.put("encryptedMetadata", sender.encrypt(new byte[40 << 20], zipped));
        body.put("encryptedData", sender.encrypt(ForeignSender.DATA));
        assertThat(put(sender, "/v1/submissions/" + ids.submission(), body)).isEqualTo(200);

        assertThat(office.findCase(UUID.fromString(ids.caseId())).orElseThrow().reasons())
                .singleElement()
                .asString()
                .contains("entschlüsseln");
    }

    private Ids announced(ForeignSender sender, UUID... attachments) {
        ObjectNode body = Json.object();
        body.put("destinationId", office.destinationId().toString());
        body.putObject("serviceType")
                .put("identifier", office.identifierFor(ForeignSender.SERVICE.id()))
                .put("name", "Leistung");
        var list = body.putArray("announcedAttachments");
        for (UUID each : attachments) list.add(each.toString());
        JsonNode ids = ForeignSender.json(sender.postJson("/v1/submissions", body));
        return new Ids(ids.path("submissionId").asText(), ids.path("caseId").asText());
    }

    private static int put(ForeignSender sender, String path, String jwe) {
        return sender.send(
                        sender.to(path)
                                .header("Content-Type", "application/jose")
                                .PUT(BodyPublishers.ofString(jwe)))
                .statusCode();
    }

    private static int put(ForeignSender sender, String path, ObjectNode body) {
        return sender.send(
                        sender.to(path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body.toString())))
                .statusCode();
    }
}
