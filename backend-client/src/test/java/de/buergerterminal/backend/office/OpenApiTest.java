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
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who has `client.json`, `/openapi.json`, an HTTP client and a JOSE library, and no class
/// of ours. Every answer must be one that the document describes.
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGISTRATION =
            """
            {"F60000000227":"Prüfmuster","F60000000228":"Zoë",
             "G60000000083":{"F60000000231":7,"F60000000232":3,"F60000000233":1985},
             "G05000011743":{"F60000000243":"Musterstraße","F60000000244":"12",
             "F60000000246":"33098","F60000000247":"Paderborn"},
             "extent":"simple","delivery":"pickUp"}\
            """;

    @TempDir Path folder;
    Office office;
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    JsonNode document = JSON.createObjectNode();
    JsonNode client = JSON.createObjectNode();

    @BeforeEach
    void open() throws Exception {
        office = OfficeFolders.open(folder);
        client = JSON.readTree(Files.readString(folder.resolve("client.json")));
        var answer = send(HttpRequest.newBuilder(at("/openapi.json")).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        document = JSON.readTree(answer.body());
    }

    @AfterEach
    void close() {
        office.close();
        http.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsServed() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation ->
                                        described.add(
                                                operation.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(described).isEqualTo(new TreeSet<>(office.routes()));
    }

    @Test
    void aForeignSenderDeliversByTheDocumentAlone() throws Exception {
        String token =
                described(
                                "post",
                                "/token",
                                request("/token")
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "grant_type=client_credentials&client_id="
                                                                + client.path("clientId").asText()
                                                                + "&client_secret="
                                                                + client.path("clientSecret")
                                                                        .asText())))
                        .path("access_token")
                        .asText();
        String desk = client.path("destinationId").asText();
        JsonNode destination =
                described(
                        "get",
                        "/submission-api/v2/destinations/{destination}",
                        bearer(token, "/v2/destinations/" + desk).GET());
        String kid = destination.path("encryptionKid").asText();
        JsonNode key =
                described(
                        "get",
                        "/submission-api/v2/destinations/{destination}/keys/{kid}",
                        bearer(token, "/v2/destinations/" + desk + "/keys/" + kid).GET());
        JsonNode service =
                destination
                        .path("publicServices")
                        .valueStream()
                        .filter(it -> it.path("name").asText().equals("Meldebescheinigung"))
                        .findFirst()
                        .orElseThrow();
        JsonNode ids =
                described(
                        "post",
                        "/submission-api/v2/submissions",
                        bearer(token, "/v2/submissions")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"destinationId":"%s","announcedAttachments":[],
                                                 "publicService":{"identifier":"%s"}}\
                                                """
                                                        .formatted(
                                                                desk,
                                                                service.path("identifier")
                                                                        .asText()))));
        String schema = service.at("/submissionSchemas/0/schemaUri").asText();
        String body =
                JSON.createObjectNode()
                        .put("encryptedMetadata", sealed(key, kid, metadata(schema)))
                        .put("encryptedData", sealed(key, kid, REGISTRATION))
                        .toString();
        String submission = ids.path("submissionId").asText();
        described(
                "put",
                "/submission-api/v2/submissions/{submission}",
                bearer(token, "/v2/submissions/" + submission)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
        JsonNode log =
                described(
                        "get",
                        "/submission-api/v2/cases/{case}/events",
                        bearer(token, "/v2/cases/" + ids.path("caseId").asText() + "/events")
                                .GET());

        assertThat(log.path("eventLog")).hasSize(3);
        assertThat(office.cases())
                .singleElement()
                .satisfies(it -> assertThat(it.reasons()).isEmpty())
                .satisfies(it -> assertThat(it.state()).isEqualTo(CaseState.NEW));
    }

    @Test
    void mistakesGetDescribedAnswersToo() throws Exception {
        described(
                "post",
                "/token",
                request("/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        described(
                "get",
                "/submission-api/v2/cases/{case}/events",
                bearer("forged", "/v2/cases/x/events").GET());
        described(
                "post",
                "/submission-api/v2/submissions",
                bearer("forged", "/v2/submissions").POST(BodyPublishers.ofString("{")));
        described(
                "get",
                "/submission-api/.well-known/jwks.json",
                request("/submission-api/.well-known/jwks.json").GET());
        described("get", "/inbox/sign-in", request("/inbox/sign-in").GET());
    }

    /// Sends, and holds the answer against the document: status, media type, required members.
    private JsonNode described(String method, String path, HttpRequest.Builder request)
            throws Exception {
        HttpResponse<String> answer = send(request);
        JsonNode response =
                document.at("/paths")
                        .path(path)
                        .path(method)
                        .path("responses")
                        .path(String.valueOf(answer.statusCode()));
        assertThat(response.isObject()).as(path + " " + answer.statusCode()).isTrue();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode content = response.path("content").path(type);
        assertThat(content.isObject()).as(path + " " + type).isTrue();
        if (!type.endsWith("json")) return JSON.createObjectNode();
        JsonNode body = JSON.readTree(answer.body());
        JsonNode schema = content.path("schema");
        if (schema.has("$ref")) schema = document.at(schema.path("$ref").asText().substring(1));
        assertThat(schema.path("required")).as(path).isNotEmpty();
        schema.path("required")
                .forEach(it -> assertThat(body.has(it.asText())).as(path + " " + it).isTrue());
        return body;
    }

    private static String metadata(String schema) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(REGISTRATION.getBytes(UTF_8));
        return """
        {"$schema":"https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json",
         "contentStructure":{"attachments":[],"data":{
          "hash":{"type":"sha512","content":"%s"},
          "submissionSchema":{"schemaUri":"%s","mimeType":"application/json"}}}}\
        """
                .formatted(HexFormat.of().formatHex(digest), schema);
    }

    private static String sealed(JsonNode key, String kid, String plain) throws Exception {
        var jwe =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .keyID(kid)
                                .contentType("application/json")
                                .build(),
                        new Payload(plain.getBytes(UTF_8)));
        jwe.encrypt(new RSAEncrypter(RSAKey.parse(key.toString()).toRSAPublicKey()));
        return jwe.serialize();
    }

    private HttpRequest.Builder bearer(String token, String path) {
        return HttpRequest.newBuilder(URI.create(client.path("submissionUrl").asText() + path))
                .header("User-Agent", "Handmade/1.0")
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("User-Agent", "Handmade/1.0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + office.port() + path);
    }
}
