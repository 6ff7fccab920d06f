package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The delivery service while time passes, between a foreign sender and a foreign authority.
@SuppressWarnings("NullAway.Init")
class DeadlinesTest {
    @TempDir Path folder;
    private final MovedClock clock = new MovedClock();
    private Office office;

    @BeforeEach
    void open() throws IOException {
        OfficeFolders.prepare(folder);
        office = Office.start(settings().forAForeignAuthority());
    }

    private OfficeSettings settings() {
        return new OfficeSettings(
                        0,
                        folder,
                        OfficeFolders.CATALOGUE,
                        List.of("Bürgerbüro Musterstadt"),
                        clock)
                .withoutSignIn();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anUnfinishedSubmissionIsGoneAfterADay() {
        Ids ids = new ForeignSender(office).announced(List.of());
        pass(Duration.ofHours(23));
        assertThat(new ForeignSender(office).eventLog(ids)).hasSize(1);
        pass(Duration.ofHours(2));

        assertThat(log(ids)).isEqualTo(404);
    }

    @Test
    void whatNobodyFetchesForFourteenDaysIsRejectedByTheService() {
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        pass(Duration.ofDays(13));
        assertThat(new ForeignSender(office).eventLog(ids)).hasSize(3);
        pass(Duration.ofDays(2));

        List<String> log = new ForeignSender(office).eventLog(ids);
        assertThat(log).hasSize(4);
        assertThat(claims(log.getLast()).path("iss").asText()).startsWith("http");
        assertThat(claims(log.getLast()).path("events").toString())
                .contains("reject-submission", "14 Tage");
        assertThat(fetch(ids)).isEqualTo(404);
        pass(Duration.ofDays(8));
        String last = new ForeignSender(office).eventLog(ids).getLast();
        assertThat(claims(last).path("events").toString()).contains("delete-submission");
    }

    @Test
    void whatWasFetchedMayTakeItsTime() {
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        assertThat(fetch(ids)).isEqualTo(200);
        pass(Duration.ofDays(30));

        assertThat(new ForeignSender(office).eventLog(ids)).hasSize(3);
        assertThat(fetch(ids)).isEqualTo(200);
    }

    @Test
    void theLogIsServedForSevenHundredAndThirtyDaysAfterTheLastEvent() {
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        fetch(ids);
        pass(Duration.ofDays(729));
        assertThat(new ForeignSender(office).eventLog(ids)).hasSize(3);
        pass(Duration.ofDays(2));

        assertThat(log(ids)).isEqualTo(404);
    }

    @Test
    void aQuestionThatNobodyReadsForFourteenDaysIsGivenUp() throws IOException {
        office.close();
        office = Office.start(settings());
        var sender = new ForeignSender(office);
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        ObjectNode channel = metadata.putObject("replyChannel").putObject("fitConnect");
        channel.putArray("processStandards").add(ReplyKey.PROCESS_STANDARD);
        channel.set(
                "encryptionPublicKey",
                Json.parse(sender.encryptionKey().toPublicJWK().toString()).orElseThrow());
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));
        UUID caseId = UUID.fromString(ids.caseId());
        assertThat(office.ask(caseId, "Wie heißt der Hund?")).isEqualTo(Decision.DONE);
        pass(Duration.ofDays(13));
        assertThat(office.findCase(caseId).orElseThrow().state()).isEqualTo(CaseState.ASKED);
        pass(Duration.ofDays(2));

        assertThat(office.findCase(caseId).orElseThrow().state()).isEqualTo(CaseState.NEW);
        assertThat(office.questions(caseId)).singleElement().matches(it -> it.unread());
        String last = new ForeignSender(office).eventLog(ids).getLast();
        assertThat(claims(last).path("events").toString()).contains("reject-reply");
    }

    private void pass(Duration time) {
        clock.pass(time);
        office.enforceDeadlines();
    }

    private int log(Ids ids) {
        var sender = new ForeignSender(office);
        return sender.send(sender.to("/v2/cases/" + ids.caseId() + "/events").GET()).statusCode();
    }

    private int fetch(Ids ids) {
        try {
            JsonNode receiver =
                    Json.parse(Files.readString(folder.resolve("receiver.json"))).orElseThrow();
            var anybody = new ForeignSender(office);
            String token =
                    ForeignSender.json(
                                    anybody.requestToken(
                                            receiver.path("clientId").asText(),
                                            receiver.path("clientSecret").asText()))
                            .path("access_token")
                            .asText();
            var authority = anybody.withToken(token);
            return authority
                    .send(authority.to("/v2/submissions/" + ids.submission()).GET())
                    .statusCode();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static JsonNode claims(String token) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return Json.parse(new String(json, StandardCharsets.UTF_8)).orElseThrow();
    }
}
