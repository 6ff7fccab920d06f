package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A FIT-Connect sender that shares no code with the office or with our own kiosk.
final class ForeignSender {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final PublicService SERVICE = OfficeFolders.CATALOGUE.services().getFirst();
    static final String REFERENCE = "MU-2026-K07-000123-X";
    static final String DATA =
            SERVICE.form()
                    .toJson(
                            new Answers(
                                    Map.of(
                                            "F60000000227", "Prüfmuster",
                                            "F60000000228", "Zoë",
                                            "G60000000083", "07.03.1985",
                                            "G05000011743/F60000000243", "Musterstraße",
                                            "G05000011743/F60000000244", "12",
                                            "G05000011743/F60000000246", "33098",
                                            "G05000011743/F60000000247", "Paderborn",
                                            "extent", "simple",
                                            "delivery", "pickUp")));

    /// Ids of an announced submission.
    record Ids(String submission, String caseId) {}

    private final Office office;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
    private final String token;

    ForeignSender(Office office) {
        this.office = office;
        this.token =
                json(requestToken(office.clientId(), office.clientSecret()))
                        .path("access_token")
                        .asText();
    }

    private ForeignSender(Office office, String token) {
        this.office = office;
        this.token = token;
    }

    ForeignSender withToken(String other) {
        return new ForeignSender(office, other);
    }

    HttpResponse<String> requestToken(String id, String secret) {
        return send(
                form(
                        office.tokenUrl(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                id,
                                "client_secret",
                                secret)));
    }

    static HttpRequest.Builder form(URI at, Map<String, String> fields) {
        String body =
                String.join(
                        "&",
                        fields.entrySet().stream()
                                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                                .toList());
        return HttpRequest.newBuilder(at)
                .header("User-Agent", "ForeignSender/1.0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(office.submissionUrl() + path))
                .header("User-Agent", "ForeignSender/1.0")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow();
    }

    JsonNode get(String path) {
        return json(send(to(path).GET()));
    }

    JsonNode destination() {
        return get("/v2/destinations/" + office.destinationId());
    }

    RSAKey key(String kid) {
        try {
            JsonNode jwk = get("/v2/destinations/" + office.destinationId() + "/keys/" + kid);
            return RSAKey.parse(jwk.toString());
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    RSAKey encryptionKey() {
        return key(destination().path("encryptionKid").asText());
    }

    HttpResponse<String> announce(List<UUID> attachments) {
        return announce(SERVICE, attachments);
    }

    HttpResponse<String> announce(PublicService service, List<UUID> attachments) {
        ObjectNode body = Json.object();
        body.put("destinationId", office.destinationId().toString());
        body.putObject("publicService")
                .put("identifier", office.identifierFor(service.id()))
                .put("name", service.name().german());
        var list = body.putArray("announcedAttachments");
        attachments.forEach(it -> list.add(it.toString()));
        return postJson("/v2/submissions", body);
    }

    Ids announced(List<UUID> attachments) {
        return announced(SERVICE, attachments);
    }

    Ids announced(PublicService service, List<UUID> attachments) {
        JsonNode answer = json(announce(service, attachments));
        return new Ids(answer.path("submissionId").asText(), answer.path("caseId").asText());
    }

    HttpResponse<String> postJson(String path, JsonNode body) {
        return send(
                to(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> attach(Ids ids, UUID attachment, String jwe) {
        return send(
                to("/v2/submissions/" + ids.submission() + "/attachments/" + attachment)
                        .header("Content-Type", "application/jose")
                        .PUT(BodyPublishers.ofString(jwe)));
    }

    HttpResponse<String> submit(Ids ids, String metadata, String data) {
        return send(submission(ids, metadata, data));
    }

    HttpRequest.Builder submission(Ids ids, String metadata, String data) {
        ObjectNode body = Json.object();
        body.put("encryptedMetadata", metadata).put("encryptedData", data);
        return to("/v2/submissions/" + ids.submission())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()));
    }

    /// A whole correct request without attachments.
    Ids sendRequest(String data) {
        Ids ids = announced(List.of());
        var answer = submit(ids, encrypt(metadata(data).toString()), encrypt(data));
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
        return ids;
    }

    /// A whole correct request for any service.
    Ids send(PublicService service, String data) {
        Ids ids = announced(service, List.of());
        var answer = submit(ids, encrypt(metadata(service, data).toString()), encrypt(data));
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
        return ids;
    }

    /// The same with one attachment.
    Ids send(PublicService service, String data, String fileName, byte[] file) {
        UUID scan = UUID.randomUUID();
        Ids ids = announced(service, List.of(scan));
        attach(ids, scan, encrypt(file, header().contentType("application/pdf").build()));
        ObjectNode metadata = metadata(service, data);
        metadata.withObject("/contentStructure")
                .putArray("attachments")
                .addObject()
                .put("attachmentId", scan.toString())
                .put("purpose", "attachment")
                .put("filename", fileName)
                .put("mimeType", "application/pdf")
                .putObject("hash")
                .put("type", "sha512")
                .put("content", sha512(file));
        var answer = submit(ids, encrypt(metadata.toString()), encrypt(data));
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
        return ids;
    }

    String encrypt(String plain) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8), header().build());
    }

    JWEHeader.Builder header() {
        return new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(destination().path("encryptionKid").asText())
                .contentType("application/json");
    }

    String encrypt(byte[] plain, JWEHeader header) {
        try {
            var jwe = new JWEObject(header, new Payload(plain));
            jwe.encrypt(new RSAEncrypter(encryptionKey().toRSAPublicKey()));
            return jwe.serialize();
        } catch (JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    /// Metadata 2.1.0 of a paid request.
    static ObjectNode metadata(String data) {
        return metadata(SERVICE, data);
    }

    static ObjectNode metadata(PublicService service, String data) {
        ObjectNode metadata = Json.object();
        metadata.put(
                "$schema",
                "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        ObjectNode structure = metadata.putObject("contentStructure");
        structure.putArray("attachments");
        ObjectNode described = structure.putObject("data");
        described
                .putObject("hash")
                .put("type", "sha512")
                .put("content", sha512(data.getBytes(StandardCharsets.UTF_8)));
        described
                .putObject("submissionSchema")
                .put("schemaUri", service.schemaUri())
                .put("mimeType", "application/json");
        metadata.putObject("paymentInformation")
                .put("transactionReference", "12345678-42")
                .put("transactionId", "42")
                .put("paymentMethod", "OTHER")
                .put("paymentMethodDetail", "girocard")
                .put("status", "BOOKED")
                .put("grossAmount", new BigDecimal("9.00"));
        metadata.putObject("additionalReferenceInfo").put("senderReference", REFERENCE);
        return metadata;
    }

    static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException broken) {
            throw new AssertionError(broken);
        }
    }

    List<String> eventLog(Ids ids) {
        return get("/v2/cases/" + ids.caseId() + "/events")
                .path("eventLog")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
