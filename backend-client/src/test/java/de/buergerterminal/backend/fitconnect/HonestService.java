package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.ScriptedService.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The delivery service as FIT-Connect documents it, as far as a sender sees it: its tokens are
/// signed by nimbus. Tests may replace any of its answers.
public final class HonestService implements AutoCloseable {
    /// How the service itself says that it does not know a submission.
    public static final String UNKNOWN =
            "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/problems/submission-not-found\","
                    + "\"title\":\"Submission not found\",\"status\":404}";

    public final ScriptedService http = new ScriptedService();
    private final Map<UUID, List<String>> eventsByCase = new ConcurrentHashMap<>();

    /// Metadata tags of everything handed over, once per submission, in order.
    public final List<String> delivered = Collections.synchronizedList(new ArrayList<>());

    private final Map<UUID, UUID> caseOf = new ConcurrentHashMap<>();

    /// Tags of the attachments that came, by submission.
    private final Map<UUID, Map<String, String>> attached = new ConcurrentHashMap<>();

    private volatile UUID last = new UUID(0, 0);

    /// How an attachment is taken; for a line on which that takes its time.
    public volatile ScriptedService.Script takesAttachments = this::attach;

    public HonestService() {
        String destination = "GET /v2/destinations/" + SealedForTheOffice.DESTINATION;
        http.on(
                destination,
                json(
                        200,
                        "{\"status\":\"active\",\"encryptionKid\":\"office-key-1\",\"metadataVersions\":[\"2.1.0\"]}"));
        http.on(destination + "/keys/office-key-1", json(200, TestKeys.encryptionJwk().toString()));
        http.on(
                destination + "/keys/office-key-1-verify",
                json(
                        200,
                        TestKeys.jwk(
                                        TestKeys.office(),
                                        "office-key-1-verify",
                                        "verify",
                                        "PS512",
                                        TestKeys.usualLeaf(TestKeys.office()))
                                .toString()));
        ObjectNode keys = BoundedJson.MAPPER.createObjectNode();
        keys.putArray("keys").add(TestKeys.jwk(TestKeys.service(), "service-1", "verify", "PS512"));
        http.on("GET /.well-known/jwks.json", json(200, keys.toString()));
        http.on("POST /v2/submissions", this::announce);
    }

    public void announce(HttpExchange exchange, ScriptedService.Request request)
            throws IOException {
        UUID submissionId = UUID.randomUUID();
        UUID caseId = UUID.randomUUID();
        caseOf.put(submissionId, caseId);
        last = submissionId;
        logOf(caseId).add(serviceEvent(submissionId, caseId, "create-submission", "{}"));
        http.on("PUT /v2/submissions/" + submissionId, this::submit);
        attached.put(submissionId, new ConcurrentHashMap<>());
        for (String each : announcedIn(request)) {
            http.on(
                    "PUT /v2/submissions/" + submissionId + "/attachments/" + each,
                    (upload, content) -> takesAttachments.answer(upload, content));
        }
        http.on("GET /v2/cases/" + caseId + "/events", this::events);
        json(
                        201,
                        "{\"submissionId\":\"%s\",\"caseId\":\"%s\",\"destinationId\":\"%s\"}"
                                .formatted(submissionId, caseId, SealedForTheOffice.DESTINATION))
                .answer(exchange, request);
    }

    private static List<String> announcedIn(ScriptedService.Request request) {
        try {
            return BoundedJson.texts(BoundedJson.object(request.body()), "announcedAttachments");
        } catch (BoundedJson.Unreadable broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Takes one announced attachment.
    public void attach(HttpExchange exchange, ScriptedService.Request request) throws IOException {
        String[] path = request.path().split("/", -1);
        @Nullable Map<String, String> announced = attached.get(UUID.fromString(path[3]));
        if (announced == null) {
            json(404, "{}").answer(exchange, request);
            return;
        }
        announced.put(path[5], tag(request.body()));
        json(204, "").answer(exchange, request);
    }

    public synchronized void submit(HttpExchange exchange, ScriptedService.Request request)
            throws IOException {
        store(request);
        json(200, "{}").answer(exchange, request);
    }

    /// Takes the content in, once.
    public synchronized void store(ScriptedService.Request request) {
        UUID submissionId = UUID.fromString(request.path().substring("/v2/submissions/".length()));
        UUID caseId = caseOf.getOrDefault(submissionId, submissionId);
        List<String> log = logOf(caseId);
        if (log.size() > 1) return;
        try {
            ObjectNode body = BoundedJson.object(request.body());
            String metadata = tag(body.path("encryptedMetadata").asText());
            String data = tag(body.path("encryptedData").asText());
            delivered.add(metadata);
            log.add(
                    serviceEvent(
                            submissionId,
                            caseId,
                            "submit-submission",
                            tags(metadata, data, attached.getOrDefault(submissionId, Map.of()))));
        } catch (BoundedJson.Unreadable broken) {
            throw new IllegalStateException(broken);
        }
    }

    public UUID lastSubmission() {
        return last;
    }

    /// Signs for content that this terminal never sent.
    public void storeForeign() {
        UUID caseId = caseOf.getOrDefault(last, last);
        if (logOf(caseId).size() > 1) return;
        logOf(caseId)
                .add(serviceEvent(last, caseId, "submit-submission", tags("foreign", "foreign")));
    }

    /// The office decides the last case.
    public void decide(String event, String content) {
        UUID caseId = caseOf.getOrDefault(last, last);
        logOf(caseId).add(officeEvent(last, caseId, event, content));
    }

    private void events(HttpExchange exchange, ScriptedService.Request request) throws IOException {
        String caseId = request.path().split("/", -1)[3];
        ObjectNode body = BoundedJson.MAPPER.createObjectNode();
        ArrayNode log = body.putArray("eventLog");
        logOf(UUID.fromString(caseId)).forEach(log::add);
        json(200, body.toString()).answer(exchange, request);
    }

    public List<String> logOf(UUID caseId) {
        return eventsByCase.computeIfAbsent(
                caseId, _ -> Collections.synchronizedList(new ArrayList<>()));
    }

    public static String tags(String metadata, String data) {
        return tags(metadata, data, Map.of());
    }

    public static String tags(String metadata, String data, Map<String, String> attachments) {
        ObjectNode content = BoundedJson.MAPPER.createObjectNode();
        ObjectNode tags = content.putObject("authenticationTags");
        tags.put("metadata", metadata).put("data", data);
        if (!attachments.isEmpty()) {
            ObjectNode list = tags.putObject("attachments");
            attachments.forEach(list::put);
        }
        return content.toString();
    }

    public static String serviceEvent(UUID submission, UUID caseId, String event, String content) {
        return sign(
                claims("https://service.example", submission, caseId, event, content),
                "service-1",
                TestKeys.service());
    }

    public static String officeEvent(UUID submission, UUID caseId, String event, String content) {
        return sign(
                claims(
                        SealedForTheOffice.DESTINATION.toString(),
                        submission,
                        caseId,
                        event,
                        content),
                "office-key-1-verify",
                TestKeys.office());
    }

    static String claims(
            String issuer, UUID submission, UUID caseId, String event, String content) {
        return """
        {"jti":"%s","iss":"%s","iat":%d,"sub":"submission:%s","txn":"case:%s",
         "$schema":"https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json",
         "events":{"https://schema.fitko.de/fit-connect/events/%s":%s}}\
        """
                .formatted(
                        UUID.randomUUID(),
                        issuer,
                        TestKeys.NOW.getEpochSecond(),
                        submission,
                        caseId,
                        event,
                        content);
    }

    static String sign(String claims, String keyId, KeyPair pair) {
        return sign(claims, keyId, pair, JWSAlgorithm.PS512, "secevent+jwt");
    }

    static String sign(
            String claims, String keyId, KeyPair pair, JWSAlgorithm algorithm, String type) {
        try {
            var jws =
                    new JWSObject(
                            new JWSHeader.Builder(algorithm)
                                    .type(new JOSEObjectType(type))
                                    .keyID(keyId)
                                    .build(),
                            new Payload(claims));
            jws.sign(new RSASSASigner(pair.getPrivate()));
            return jws.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        http.close();
    }
}
