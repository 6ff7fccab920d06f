package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the authority rejects by itself, as the sender reads it in the event log.
class IntakeTest {
    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/problems/";

    @TempDir static Path folder;
    static Office office;
    static ForeignSender sender;

    @BeforeAll
    static void open() {
        office = OfficeFolders.open(folder);
        sender = new ForeignSender(office);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void dataThatDifferFromTheirHashAreRejected() {
        Ids ids = submitted(ForeignSender.metadata("{}"), ForeignSender.DATA);

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "hash-mismatch");
        assertThat(problem(ids, "instance")).isEqualTo("data");
    }

    @Test
    void dataThatBreakTheirSchemaAreRejectedWithoutQuotingThem() {
        String data = "{\"F60000000227\":\"Geheimnis\"}";
        Ids ids = submitted(ForeignSender.metadata(data), data);

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "schema-violation");
        assertThat(problem(ids, "instance")).isEqualTo("data");
        assertThat(problem(ids, "detail")).contains("extent").doesNotContain("Geheimnis");
    }

    @Test
    void dataThatAreNoJsonAreRejected() {
        String data = "<antrag/>";
        Ids ids = submitted(ForeignSender.metadata(data), data);

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "syntax-violation");
    }

    @Test
    void aSchemaOfAnotherServiceIsRejected() {
        Ids ids =
                submitted(it ->
                        it.withObject("/contentStructure/data/submissionSchema")
                                .put("schemaUri", "https://example.org/other.json"));

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "unsupported-schema");
        assertThat(problem(ids, "instance")).isEqualTo("metadata");
    }

    @Test
    void aRequestOfACatalogueThatThisOfficeNeverHadIsRejected() {
        Ids ids =
                submitted(it ->
                        it.putObject("terminal").put("catalogueVersion", "9+0123456789abcdef"));

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "unsupported-schema");
        assertThat(problem(ids, "detail")).contains("Leistungskatalog");
    }

    @Test
    void anAttachmentThatNobodyAnnouncedIsRejected() {
        Ids ids =
                submitted(it ->
                        it.withArray("/contentStructure/attachments")
                                .addObject()
                                .put("attachmentId", UUID.randomUUID().toString())
                                .put("purpose", "attachment")
                                .put("mimeType", "application/pdf")
                                .putObject("hash")
                                .put("type", "sha512")
                                .put("content", "0".repeat(128)));

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "attachments-mismatch");
    }

    @Test
    void metadataWithAMisspeltPaymentStateAreRejected() {
        Ids ids = submitted(it -> it.withObject("/paymentInformation").put("status", "CANCELLED"));

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "schema-violation");
        assertThat(problem(ids, "detail")).contains("/paymentInformation/status");
    }

    @Test
    void aChangedAuthenticationTagMakesThePartUnreadable() {
        Ids ids = sender.announced(List.of());
        String data = sender.encrypt(ForeignSender.DATA);
        int tag = data.lastIndexOf('.') + 1;
        String changed =
                data.substring(0, tag)
                        + (data.charAt(tag) == 'A' ? 'B' : 'A')
                        + data.substring(tag + 1);
        sender.submit(
                ids,
                sender.encrypt(ForeignSender.metadata(ForeignSender.DATA).toString()),
                changed);

        assertThat(problem(ids, "type")).isEqualTo(PREFIX + "encryption-issue");
        assertThat(problem(ids, "instance")).isEqualTo("data");
    }

    @Test
    void aPartThatWasSwappedAtTheServiceIsNoticedByItsTag(@TempDir Path other) throws Exception {
        Ids ids;
        String stranger;
        try (Office before = OfficeFolders.open(other)) {
            var inside = new ForeignSender(before);
            ids = inside.sendRequest(ForeignSender.DATA);
            stranger = inside.encrypt(ForeignSender.DATA);
        }
        try (var database =
                        DriverManager.getConnection("jdbc:sqlite:" + other.resolve("office.db"));
                var swap = database.prepareStatement("update submission set data=?");
                var forget = database.prepareStatement("delete from filed_case")) {
            swap.setString(1, stranger);
            swap.executeUpdate();
            forget.executeUpdate();
        }
        try (Office after = OfficeFolders.open(other)) {
            assertThat(problem(new ForeignSender(after), ids, "type"))
                    .isEqualTo(PREFIX + "incorrect-authentication-tag");
        }
    }

    @Test
    void metadataWithMoreMistakesThanAnEventCanHoldAreRejectedAndTheOfficeStartsAgain(
            @TempDir Path other) {
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        var attachments = metadata.withArray("/contentStructure/attachments");
        for (int i = 0; i < 2_000; i++) attachments.add(0);
        try (Office before = OfficeFolders.open(other)) {
            var inside = new ForeignSender(before);
            Ids ids = inside.announced(List.of());
            var answer =
                    inside.submit(
                            ids,
                            inside.encrypt(metadata.toString()),
                            inside.encrypt(ForeignSender.DATA));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(problem(inside, ids, "type")).isEqualTo(PREFIX + "schema-violation");
        } finally {
            OfficeFolders.open(other).close();
        }
    }

    @Test
    void whenEverythingIsRejectedTheReasonIsTheOperators(@TempDir Path other) {
        try (Office strict = OfficeFolders.open(other)) {
            strict.rejectEverything("Heute geschlossen");
            var inside = new ForeignSender(strict);
            Ids ids = inside.sendRequest(ForeignSender.DATA);

            assertThat(problem(inside, ids, "detail")).isEqualTo("Heute geschlossen");
            assertThat(problem(inside, ids, "type")).startsWith("urn:de:buergerterminal:");
        }
    }

    private static Ids submitted(Consumer<ObjectNode> change) {
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        change.accept(metadata);
        return submitted(metadata, ForeignSender.DATA);
    }

    private static Ids submitted(ObjectNode metadata, String data) {
        Ids ids = sender.announced(List.of());
        assertThat(
                        sender.submit(
                                        ids,
                                        sender.encrypt(metadata.toString()),
                                        sender.encrypt(data))
                                .statusCode())
                .isEqualTo(200);
        return ids;
    }

    private static String problem(Ids ids, String member) {
        return problem(sender, ids, member);
    }

    private static String problem(ForeignSender reader, Ids ids, String member) {
        try {
            JsonNode claims =
                    Json.parse(
                                    SignedJWT.parse(reader.eventLog(ids).getLast())
                                            .getPayload()
                                            .toString())
                            .orElseThrow();
            return claims.path("events")
                    .path("https://schema.fitko.de/fit-connect/events/reject-submission")
                    .path("problems")
                    .path(0)
                    .path(member)
                    .asText();
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
