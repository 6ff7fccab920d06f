package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignSenderTest {
    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";

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
    void aRequestIsFiledAndReadableForTheCaseWorker() {
        Ids ids = sender.sendRequest(ForeignSender.DATA);

        assertThat(office.cases())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.caseId()).hasToString(ids.caseId());
                    assertThat(it.state()).isEqualTo(CaseState.NEW);
                    assertThat(it.reference()).isEqualTo(ForeignSender.REFERENCE);
                    assertThat(it.data()).isEqualTo(ForeignSender.DATA);
                    assertThat(it.paidCents()).isEqualTo(900);
                    assertThat(it.service()).contains(ForeignSender.SERVICE.id());
                });
    }

    @Test
    void anAttachmentArrivesAsItWas() {
        UUID scan = UUID.randomUUID();
        byte[] pdf = "%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII);
        Ids ids = sender.announced(List.of(scan));
        String jwe = sender.encrypt(pdf, sender.header().contentType("application/pdf").build());
        var metadata = ForeignSender.metadata(ForeignSender.DATA);
        metadata.withObject("/contentStructure")
                .putArray("attachments")
                .addObject()
                .put("attachmentId", scan.toString())
                .put("purpose", "attachment")
                .put("mimeType", "application/pdf")
                .putObject("hash")
                .put("type", "sha512")
                .put("content", ForeignSender.sha512(pdf));

        assertThat(sender.attach(ids, scan, jwe).statusCode()).isEqualTo(204);
        assertThat(sender.attach(ids, scan, jwe).statusCode()).isEqualTo(204);
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));

        assertThat(office.cases())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reasons()).isEmpty();
                    assertThat(Objects.requireNonNull(it.attachments().get(scan)).get())
                            .isEqualTo(pdf);
                });
    }

    @Test
    void theEventLogIsFoundByTheSubmissionToo() {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        for (String api : List.of("/v1", "/v2")) {
            var log = sender.get(api + "/submissions/" + ids.submission() + "/events");
            assertThat(log.path("eventLog").valueStream().map(JsonNode::asText).toList())
                    .isEqualTo(sender.eventLog(ids));
        }
    }

    @Test
    void theEventLogProvesTheWholeWayToAForeignLibrary() throws Exception {
        Ids ids = sender.announced(List.of());
        String metadata = sender.encrypt(ForeignSender.metadata(ForeignSender.DATA).toString());
        String data = sender.encrypt(ForeignSender.DATA);
        sender.submit(ids, metadata, data);
        assertThat(office.accept(UUID.fromString(ids.caseId()))).isEqualTo(Decision.DONE);

        List<SignedJWT> events = verified(sender.eventLog(ids), ids);

        assertThat(events)
                .extracting(it -> kind(it).substring(EVENTS.length()))
                .containsExactly(
                        "create-submission",
                        "submit-submission",
                        "notify-submission",
                        "accept-submission");
        for (int i : new int[] {1, 3}) {
            JsonNode tags = payload(events.get(i)).path("authenticationTags");
            assertThat(tags.path("metadata").asText()).isEqualTo(fifthPart(metadata));
            assertThat(tags.path("data").asText()).isEqualTo(fifthPart(data));
        }
        assertThat(events.get(3).getJWTClaimsSet().getIssuer())
                .isEqualTo(office.destinationId().toString());
    }

    @Test
    void aRejectionCarriesTheCaseWorkersReason() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        office.reject(UUID.fromString(ids.caseId()), "Bitte kommen Sie vorbei.");

        SignedJWT last = verified(sender.eventLog(ids), ids).getLast();

        assertThat(kind(last)).isEqualTo(EVENTS + "reject-submission");
        assertThat(payload(last).at("/problems/0/detail").asText())
                .isEqualTo("Bitte kommen Sie vorbei.");
    }

    @Test
    void aQuestionIsReadWithTheKeyThatAForeignSenderPublished() throws Exception {
        RSAKey key =
                new RSAKeyGenerator(4096)
                        .keyUse(null)
                        .keyOperations(Set.of(KeyOperation.WRAP_KEY))
                        .algorithm(JWEAlgorithm.RSA_OAEP_256)
                        .keyID("foreign-key-1")
                        .generate();
        String standard =
                sender.destination().at("/replyChannels/fitConnect/processStandards/0").asText();
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        ObjectNode channel = metadata.putObject("replyChannel").putObject("fitConnect");
        channel.putArray("processStandards").add(standard);
        channel.set("encryptionPublicKey", Json.parse(key.toPublicJWK().toString()).orElseThrow());
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));
        UUID caseId = UUID.fromString(ids.caseId());
        assertThat(office.ask(caseId, "Wie heißt der Hund?")).isEqualTo(Decision.DONE);

        SignedJWT event = SignedJWT.parse(sender.eventLog(ids).getLast());
        assertThat(kind(event)).isEqualTo(EVENTS + "submit-reply");
        String reply = event.getJWTClaimsSet().getSubject().replace("reply:", "");
        JsonNode fetched = sender.get("/v2/replies/" + reply);
        for (String part : List.of("Metadata", "Data")) {
            String jwe = fetched.path("encrypted" + part).asText();
            assertThat(fifthPart(jwe))
                    .isEqualTo(
                            payload(event)
                                    .at("/authenticationTags/" + part.toLowerCase(Locale.ROOT))
                                    .asText());
        }
        var data = JWEObject.parse(fetched.path("encryptedData").asText());
        data.decrypt(new RSADecrypter(key));
        assertThat(data.getHeader().getKeyID()).isEqualTo("foreign-key-1");
        assertThat(data.getPayload().toString()).contains("Wie heißt der Hund?");

        office.markAnswered(caseId);
        assertThat(sender.send(sender.to("/v2/replies/" + reply).GET()).statusCode())
                .isEqualTo(404);
        assertThat(kind(SignedJWT.parse(sender.eventLog(ids).getLast())))
                .isEqualTo(EVENTS + "delete-reply");
    }

    @Test
    void aReplyKeyThatBreaksItsSchemaIsRejectedAndACaseWithoutOneCannotBeAsked() {
        ObjectNode metadata = ForeignSender.metadata(ForeignSender.DATA);
        ObjectNode channel = metadata.putObject("replyChannel").putObject("fitConnect");
        channel.putArray("processStandards").add("urn:example:any");
        channel.putObject("encryptionPublicKey").put("kty", "RSA").put("n", "AQAB");
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));
        assertThat(office.findCase(UUID.fromString(ids.caseId())).orElseThrow().reasons())
                .singleElement()
                .asString()
                .contains("/replyChannel/fitConnect/encryptionPublicKey");

        UUID silent = UUID.fromString(sender.sendRequest(ForeignSender.DATA).caseId());
        assertThatThrownBy(() -> office.ask(silent, "Hallo?"))
                .hasMessageContaining("no reply channel");
    }

    @Test
    void theEventLogIsReadInPages() {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String path = "/v2/cases/" + ids.caseId() + "/events";

        List<String> all = sender.eventLog(ids);
        JsonNode second = sender.get(path + "?offset=1&limit=1").path("eventLog");

        assertThat(second).hasSize(1);
        assertThat(second.get(0).asText()).isEqualTo(all.get(1));
        assertThat(sender.send(sender.to(path + "?limit=501").GET()).statusCode()).isEqualTo(400);
    }

    @Test
    void bothKeysAreCertifiedByTheTrustAnchor() throws Exception {
        RSAKey encryption = sender.encryptionKey();
        RSAKey signature = sender.key(signatureKid());

        assertThat(encryption.getKeyOperations()).containsExactly(KeyOperation.WRAP_KEY);
        assertThat(encryption.getAlgorithm().getName()).isEqualTo("RSA-OAEP-256");
        assertThat(signature.getKeyOperations()).containsExactly(KeyOperation.VERIFY);
        assertThat(signature.getAlgorithm().getName()).isEqualTo("PS512");
        var root = X509CertUtils.parse(office.trustAnchorPem());
        for (RSAKey each : List.of(encryption, signature)) {
            assertThat(each.getModulus().decodeToBigInteger().bitLength()).isEqualTo(4096);
            var chain = each.getParsedX509CertChain();
            assertThat(chain.getFirst().getPublicKey()).isEqualTo(each.toRSAPublicKey());
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(chain.subList(0, 1)),
                            parameters);
        }
    }

    private String signatureKid() throws ParseException {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        office.accept(UUID.fromString(ids.caseId()));
        return SignedJWT.parse(sender.eventLog(ids).getLast()).getHeader().getKeyID();
    }

    /// What a sender must check before it believes an event.
    private List<SignedJWT> verified(List<String> log, Ids ids)
            throws ParseException, JOSEException {
        JWKSet service =
                JWKSet.parse(
                        sender.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(
                                                                office.submissionUrl()
                                                                        + "/.well-known/jwks.json"))
                                                .header("User-Agent", "ForeignSender/1.0"))
                                .body());
        var events = new ArrayList<SignedJWT>();
        for (String each : log) {
            SignedJWT event = SignedJWT.parse(each);
            String kid = event.getHeader().getKeyID();
            RSAKey key =
                    event.getJWTClaimsSet().getIssuer().startsWith("http")
                            ? service.getKeyByKeyId(kid).toRSAKey()
                            : sender.key(kid);
            assertThat(event.getHeader().getAlgorithm().getName()).isEqualTo("PS512");
            assertThat(event.getHeader().getType().getType()).isEqualTo("secevent+jwt");
            assertThat(event.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
            assertThat(event.getJWTClaimsSet().getSubject())
                    .isEqualTo("submission:" + ids.submission());
            assertThat(event.getJWTClaimsSet().getStringClaim("txn"))
                    .isEqualTo("case:" + ids.caseId());
            events.add(event);
        }
        return events;
    }

    private static String kind(SignedJWT event) {
        return claims(event).path("events").fieldNames().next();
    }

    private static JsonNode payload(SignedJWT event) {
        return claims(event).path("events").elements().next();
    }

    private static JsonNode claims(SignedJWT event) {
        return Json.parse(event.getPayload().toString()).orElseThrow();
    }

    private static String fifthPart(String jwe) {
        return jwe.split("\\.", -1)[4];
    }
}
