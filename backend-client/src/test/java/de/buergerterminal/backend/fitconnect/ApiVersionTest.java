package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import de.buergerterminal.backend.fitconnect.SubmissionService.SentCase;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Version 1 of the Submission API: other paths, another name for the service, the same JWE.
class ApiVersionTest {
    private static final UUID SUBMISSION = UUID.fromString("f65feab2-4883-4dff-85fb-169448545d9f");
    private static final UUID CASE = UUID.fromString("8ca27e23-f7b4-4ea7-9f7b-1a2b3c4d5e6f");

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void aWholeDeliveryOverVersionOne(String suffix) throws Exception {
        try (var service = new ScriptedService()) {
            service.on(
                    "POST /v1/submissions",
                    json(
                            201,
                            "{\"submissionId\":\"%s\",\"caseId\":\"%s\"}"
                                    .formatted(SUBMISSION, CASE)));
            service.on("PUT /v1/submissions/" + SUBMISSION, json(200, "{}"));
            service.on(
                    "GET /v1/cases/" + CASE + "/events",
                    json(
                            200,
                            "{\"eventLog\":[\"%s\",\"%s\"]}"
                                    .formatted(
                                            HonestService.serviceEvent(
                                                    SUBMISSION, CASE, "create-submission", "{}"),
                                            HonestService.serviceEvent(
                                                    SUBMISSION,
                                                    CASE,
                                                    "submit-submission",
                                                    HonestService.tags("m", "d")))));
            var keys = BoundedJson.MAPPER.createObjectNode();
            keys.putArray("keys")
                    .add(TestKeys.jwk(TestKeys.service(), "service-1", "verify", "PS512"));
            service.on("GET /.well-known/jwks.json", json(200, keys.toString()));

            var settings =
                    SealedForTheOffice.settings(URI.create("http://127.0.0.1:1"))
                            .at(
                                    service.base().resolve("/token"),
                                    URI.create(service.base() + suffix),
                                    Network.LOOPBACK)
                            .over(Network.LOOPBACK, ApiVersion.V1);
            var clock = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
            try (var client = new FitConnectClient(settings, clock)) {
                assertThat(
                                client.announce(
                                        SealedForTheOffice.DESTINATION,
                                        "urn:de:fim:leika:leistung:99115005012000",
                                        "Meldebescheinigung",
                                        List.of()))
                        .isEqualTo(new Reply.Done<>(new Announcement(SUBMISSION, CASE)));
                assertThat(client.submit(SUBMISSION, "a.b.c.d.m", "a.b.c.d.d"))
                        .isInstanceOf(Reply.Done.class);
                var log =
                        client.events(
                                new SentCase(
                                        SealedForTheOffice.DESTINATION,
                                        SUBMISSION,
                                        CASE,
                                        new AuthenticationTags("m", "d")));
                assertThat(log)
                        .isInstanceOfSatisfying(
                                Reply.Done.class,
                                it -> assertThat(((EventLog) it.value()).isSubmitted()).isTrue());
            }
            var announced =
                    service.seen.stream()
                            .filter(it -> it.path().equals("/v1/submissions"))
                            .findFirst()
                            .orElseThrow();
            var body = BoundedJson.object(announced.body());
            assertThat(body.at("/serviceType/identifier").asText())
                    .isEqualTo("urn:de:fim:leika:leistung:99115005012000");
            assertThat(body.has("publicService")).isFalse();
        }
    }

    @Test
    void versionTwoKeepsItsBaseAndItsPaths() {
        assertThat(ApiVersion.V2.address("https://s.example/submission-api", "/v2/submissions"))
                .isEqualTo("https://s.example/submission-api/v2/submissions");
        assertThat(ApiVersion.V1.address("https://s.example/v1", "/.well-known/jwks.json"))
                .isEqualTo("https://s.example/.well-known/jwks.json");
    }
}
