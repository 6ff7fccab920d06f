package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.JWEHeader;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to use the service wrongly has its own clear answer.
class DeliveryRoutesTest {
    @TempDir static Path folder;
    static Office office;
    static ForeignSender sender;
    static String metadata;
    static String data;

    @BeforeAll
    static void open() {
        office = OfficeFolders.open(folder);
        sender = new ForeignSender(office);
        metadata = sender.encrypt(ForeignSender.metadata(ForeignSender.DATA).toString());
        data = sender.encrypt(ForeignSender.DATA);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void credentialsInTheHeaderAreRefused() {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (office.clientId() + ":" + office.clientSecret())
                                        .getBytes(StandardCharsets.UTF_8));
        var answer =
                sender.send(
                        ForeignSender.form(
                                        office.tokenUrl(),
                                        Map.of("grant_type", "client_credentials"))
                                .header("Authorization", "Basic " + basic));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void aWrongSecretIsRefusedWithoutRepeatingIt() {
        var answer = sender.requestToken(office.clientId(), "guessed-secret");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client").doesNotContain("guessed-secret");
    }

    @Test
    void aTokenLastsHalfAnHour() {
        var answer =
                ForeignSender.json(sender.requestToken(office.clientId(), office.clientSecret()));

        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(1800);
    }

    @Test
    void aForgedOrMissingTokenIsRefused() {
        for (String token : new String[] {"", "x", "a.b.c", "e30.e30.", "..", "a.%%%.c"}) {
            var answer =
                    sender.withToken(token)
                            .send(
                                    sender.withToken(token)
                                            .to("/v2/destinations/" + office.destinationId())
                                            .GET());
            assertThat(answer.statusCode()).as(token).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
        }
    }

    /// Whoever writes the cookie decides what a form's token is made of.
    @Test
    void aTokenOfTheInboxesFormsIsNoTokenOfTheService() {
        String claims = "{\"sub\":\"anybody\",\"exp\":9999999999}";
        String session = "." + Base64Url.encode(claims);
        var page =
                sender.send(
                        HttpRequest.newBuilder(URI.create(office.inboxUrl() + "/sign-in"))
                                .header("Cookie", "office-visit=a; office-session=" + session)
                                .GET());
        String digest = page.body().replaceFirst("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        assertThat(digest).hasSize(43);

        var forger = sender.withToken("form:a:" + session + "." + digest);
        var answer =
                forger.send(
                        forger.to("/v2/submissions?destinationId=" + office.destinationId()).GET());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aSenderMayNotReadWhatWaitsForTheAuthority() {
        var answer =
                sender.send(
                        sender.to("/v2/submissions?destinationId=" + office.destinationId()).GET());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aCallWithoutAProductNameIsTakenForABot() {
        var answer =
                sender.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                office.submissionUrl() + "/.well-known/jwks.json"))
                                .GET());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void anUnknownDestinationHasItsDocumentedProblem() {
        var answer = sender.send(sender.to("/v2/destinations/" + UUID.randomUUID()).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ForeignSender.json(answer).path("type").asText())
                .isEqualTo(
                        "https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-found");
    }

    @Test
    void aServiceThatIsNotOfferedIsRefused() {
        var body = Json.object().put("destinationId", office.destinationId().toString());
        body.putObject("publicService")
                .put("identifier", "urn:de:fim:leika:leistung:99000000000000");

        refused(sender.postJson("/v2/submissions", body), 422, "publicServices");
    }

    @Test
    void aSubmissionWithoutItsAnnouncedAttachmentIsRefusedAndCanBeCompleted() {
        UUID scan = UUID.randomUUID();
        Ids ids = sender.announced(List.of(scan));

        refused(sender.submit(ids, metadata, data), 422, "Announced attachments are missing");
        assertThat(sender.attach(ids, scan, data).statusCode()).isEqualTo(204);
        assertThat(sender.submit(ids, metadata, data).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameSubmissionAgainIsTheSameAndAnotherOneIsAConflict() {
        Ids ids = sender.announced(List.of());
        HttpResponse<String> first = sender.submit(ids, metadata, data);
        HttpResponse<String> again = sender.submit(ids, metadata, data);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        refused(sender.submit(ids, metadata, sender.encrypt(ForeignSender.DATA)), 409, "replaced");
        assertThat(office.cases())
                .filteredOn(it -> it.caseId().toString().equals(ids.caseId()))
                .hasSize(1);
    }

    @Test
    void wrongJweHeadersAreRefusedByName() {
        Ids ids = sender.announced(List.of());
        byte[] plain = ForeignSender.DATA.getBytes(StandardCharsets.UTF_8);
        JWEHeader noContentType = sender.header().contentType(null).build();
        JWEHeader otherKey = sender.header().keyID("another-key").build();
        JWEHeader zipped = sender.header().compressionAlgorithm(CompressionAlgorithm.DEF).build();

        refused(sender.submit(ids, metadata, sender.encrypt(plain, noContentType)), 422, "cty");
        refused(sender.submit(ids, metadata, sender.encrypt(plain, otherKey)), 422, "kid");
        refused(sender.submit(ids, metadata, sender.encrypt(plain, zipped)), 422, "zip");
        refused(sender.submit(ids, metadata, "plain text"), 422, "five parts");
    }

    @Test
    void aWrongContentTypeIsRefused() {
        Ids ids = sender.announced(List.of(UUID.randomUUID()));
        var answer =
                sender.send(
                        sender.to("/v2/submissions/" + ids.submission())
                                .header("Content-Type", "text/plain")
                                .PUT(BodyPublishers.ofString("{}")));

        refused(answer, 415, "application/json");
    }

    @Test
    void aHugeBodyIsRefused() {
        String path = "/v2/submissions";
        var answer =
                sender.send(
                        sender.to(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(" ".repeat(100_000))));

        refused(answer, 413, "65536");
    }

    @Test
    void noiseIsRefusedAndNothingBreaks() {
        for (String body : new String[] {"", "[]", "{", "{\"a\":1,\"a\":2}", "[".repeat(5000)}) {
            var answer =
                    sender.send(
                            sender.to("/v2/submissions")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
        }
        assertThat(sender.send(sender.to("/v2/cases/1-1-1-1-1/events").GET()).statusCode())
                .isEqualTo(400);
        assertThat(sender.send(sender.to("/v2/nothing").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void anEventOfAForeignAuthorIsRefused() {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String receiver = receiverToken();
        String forged = sender.eventLog(ids).getFirst();
        var answer =
                sender.withToken(receiver)
                        .send(
                                sender.withToken(receiver)
                                        .to("/v2/cases/" + ids.caseId() + "/events")
                                        .header("Content-Type", "application/jose")
                                        .POST(BodyPublishers.ofString(forged)));

        refused(answer, 400, "signed");
    }

    private static String receiverToken() {
        try {
            var credentials =
                    Json.parse(Files.readString(folder.resolve("receiver.json"))).orElseThrow();
            return ForeignSender.json(
                            sender.requestToken(
                                    credentials.path("clientId").asText(),
                                    credentials.path("clientSecret").asText()))
                    .path("access_token")
                    .asText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(ForeignSender.json(answer).path("detail").asText()).contains(detail);
    }
}
