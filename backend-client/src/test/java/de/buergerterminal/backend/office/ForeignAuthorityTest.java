package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A receiving system of somebody else, which has `receiver.json`, the desk's key, an HTTP client
/// and a JOSE library, and no class of ours, asks a citizen back; our own terminal shows the
/// question.
@SuppressWarnings("NullAway.Init")
class ForeignAuthorityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "Bitte nennen Sie Ihre Hausnummer. Telefon 05251 88-0.";
    private static final ReplyKeys KEYS = ReplyKeys.start(Duration.ZERO);

    @TempDir Path folder;
    private final MovedClock clock = new MovedClock();
    private Office office;
    private RealSender terminal;
    private HttpClient http;
    private JsonNode handover;

    @BeforeEach
    void open() throws Exception {
        OfficeFolders.prepare(folder);
        office =
                Office.start(
                        new OfficeSettings(
                                        0,
                                        folder,
                                        OfficeFolders.CATALOGUE,
                                        List.of("Bürgerbüro Musterstadt"),
                                        clock)
                                .withoutSignIn()
                                .forAForeignAuthority());
        handover = RealSender.handoverOf(folder);
        http = HttpClient.newHttpClient();
        KEYS.awaitOne();
        terminal = new RealSender(folder.resolve("terminal"), handover, ApiVersion.V2, KEYS);
    }

    @AfterEach
    void close() {
        terminal.close();
        http.close();
        office.close();
    }

    @Test
    void itAsksBackOverHttpAndTheTerminalShowsTheQuestion() throws Exception {
        ServiceRequest request = terminal.request();
        terminal.take(request);
        assertThat(terminal.deliver(Duration.ofMinutes(1))).isTrue();

        String token = token("receiver.json");
        JsonNode waiting =
                ok(
                        get(
                                token,
                                "/submissions?destinationId="
                                        + handover.path("destinationId").asText()));
        JsonNode ids = waiting.path("submissions").get(0);
        String caseId = ids.path("caseId").asText();
        JsonNode submission = ok(get(token, "/submissions/" + ids.path("submissionId").asText()));
        JsonNode metadata = decrypted(submission.path("encryptedMetadata").asText());
        RSAKey key =
                RSAKey.parse(
                        metadata.at("/replyChannel/fitConnect/encryptionPublicKey").toString());
        String announcement = JSON.createObjectNode().put("caseId", caseId).toString();

        refused(post(token("client.json"), "/replies", announcement), 403);
        refused(post(token, "/replies", "{\"caseId\":\"" + UUID.randomUUID() + "\"}"), 404);
        refused(
                post(
                        token,
                        "/replies",
                        "{\"caseId\":\"%s\",\"announcedAttachments\":[\"x\"]}".formatted(caseId)),
                422);
        HttpResponse<String> announced = post(token, "/replies", announcement);
        assertThat(announced.statusCode()).isEqualTo(201);
        String reply = "/replies/" + JSON.readTree(announced.body()).path("replyId").asText();
        assertThat(terminal.statusOf(request)).isInstanceOf(CaseStatus.Received.class);
        refused(get(token("client.json"), reply), 404);

        refused(put(token, reply, "{\"encryptedMetadata\":\"x\",\"encryptedData\":\"y\"}"), 422);
        String question =
                JSON.createObjectNode()
                        .put("question", QUESTION)
                        .put("askedAt", "2026-11-23T08:00:00Z")
                        .toString();
        String body = sealed(question, key);
        assertThat(put(token, reply, body).statusCode()).isEqualTo(200);
        assertThat(put(token, reply, body).statusCode()).isEqualTo(200);
        refused(put(token, reply, sealed(question, key)), 409);

        assertThat(terminal.statusOf(request))
                .isInstanceOfSatisfying(
                        CaseStatus.Asked.class, it -> assertThat(it.question()).contains(QUESTION));

        assertThat(send(call(token, reply).DELETE()).statusCode()).isEqualTo(204);
        refused(send(call(token, reply).DELETE()), 404);
        assertThat(terminal.statusOf(request)).isInstanceOf(CaseStatus.Received.class);
        assertThat(eventsOf(token, caseId))
                .endsWith("create-reply", "submit-reply", "delete-reply");
    }

    @Test
    void aReplyThatIsNeverCompletedEndsAfterADayAndDisturbsNobody() throws Exception {
        ServiceRequest request = terminal.request();
        terminal.take(request);
        assertThat(terminal.deliver(Duration.ofMinutes(1))).isTrue();
        String token = token("receiver.json");
        String desk = handover.path("destinationId").asText();
        JsonNode ids =
                ok(get(token, "/submissions?destinationId=" + desk)).path("submissions").get(0);
        String caseId = ids.path("caseId").asText();
        ok(get(token, "/submissions/" + ids.path("submissionId").asText()));
        post(token, "/replies", "{\"caseId\":\"" + caseId + "\"}");

        clock.pass(Duration.ofHours(25));
        office.enforceDeadlines();

        assertThat(eventsOf(token("receiver.json"), caseId))
                .endsWith("create-reply", "delete-reply");
    }

    private List<String> eventsOf(String token, String caseId) throws Exception {
        return ok(get(token, "/cases/" + caseId + "/events"))
                .path("eventLog")
                .valueStream()
                .map(it -> kind(it.asText()))
                .toList();
    }

    private static String kind(String event) {
        try {
            String uri =
                    SignedJWT.parse(event)
                            .getJWTClaimsSet()
                            .getJSONObjectClaim("events")
                            .keySet()
                            .iterator()
                            .next();
            return uri.substring(uri.lastIndexOf('/') + 1);
        } catch (java.text.ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    private JsonNode decrypted(String compact) throws Exception {
        char[] password = Files.readString(folder.resolve("keys.password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, password);
        }
        String alias = handover.path("destinationId").asText() + ".encryption";
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new RSADecrypter((PrivateKey) store.getKey(alias, password)));
        return JSON.readTree(jwe.getPayload().toString());
    }

    private static String sealed(String question, RSAKey key) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(question.getBytes(UTF_8));
        String metadata =
                """
                {"$schema":"https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json",
                 "contentStructure":{"attachments":[],"data":{
                  "hash":{"type":"sha512","content":"%s"},
                  "submissionSchema":{"schemaUri":"urn:de:buergerterminal:schema:question:1",
                   "mimeType":"application/json"}}}}\
                """
                        .formatted(HexFormat.of().formatHex(digest));
        return JSON.createObjectNode()
                .put("encryptedMetadata", jwe(metadata, key))
                .put("encryptedData", jwe(question, key))
                .toString();
    }

    private static String jwe(String plain, RSAKey key) throws Exception {
        var jwe =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .keyID(key.getKeyID())
                                .contentType("application/json")
                                .build(),
                        new Payload(plain.getBytes(UTF_8)));
        jwe.encrypt(new RSAEncrypter(key.toRSAPublicKey()));
        return jwe.serialize();
    }

    private String token(String credentials) throws Exception {
        JsonNode client = JSON.readTree(Files.readString(folder.resolve(credentials)));
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(
                                client.path("clientId").asText(),
                                client.path("clientSecret").asText());
        var request =
                HttpRequest.newBuilder(URI.create(handover.path("tokenUrl").asText()))
                        .header("User-Agent", "ForeignAuthority/1.0")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        return ok(send(request)).path("access_token").asText();
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return send(call(token, path).GET());
    }

    private HttpResponse<String> post(String token, String path, String body) throws Exception {
        return send(json(token, path).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String token, String path, String body) throws Exception {
        return send(json(token, path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder json(String token, String path) {
        return call(token, path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder call(String token, String path) {
        return HttpRequest.newBuilder(
                        URI.create(handover.path("submissionUrl").asText() + "/v2" + path))
                .header("User-Agent", "ForeignAuthority/1.0")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private static JsonNode ok(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void refused(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
    }
}
