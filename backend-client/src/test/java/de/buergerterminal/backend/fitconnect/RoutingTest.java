package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.HonestService.sign;
import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which office takes a service, and whether the portal signed that. Signatures come from nimbus.
class RoutingTest {
    private static final String LEIKA = "99115005012000";
    private static final String ARS = "057740032032";
    private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
    private static final String CLAIMS =
            """
            {"submissionHost":"submission.example","iss":"https://portal.example",
             "services":[{"gebietIDs":["urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:05774"],
                          "leistungIDs":["urn:de:fim:leika:leistung:99115005012000"]}],
             "destinationId":"7e8a4b52-09ac-4e0b-8d1f-8d4f0e1c2a3b","iat":%d,"jti":"1"}\
            """
                    .formatted(TestKeys.NOW.getEpochSecond());

    private final ScriptedService service = new ScriptedService();
    private final RoutingClient routing =
            new RoutingClient(
                    Environment.TEST,
                    service.base().resolve("/v1"),
                    Network.LOOPBACK,
                    "0.1.0",
                    CLOCK);

    @AfterEach
    void close() {
        routing.close();
        service.close();
    }

    @Test
    void anOfficeIsFoundWithItsWordsAsPlainText() {
        service.on(
                "GET /v1/routes",
                json(
                        200,
                        """
                        {"count":1,"offset":0,"totalCount":1,"routes":[{
                          "destinationId":"7e8a4b52-09ac-4e0b-8d1f-8d4f0e1c2a3b",
                          "destinationSignature":"a.b.c","destinationName":"Stadt\\u202e Paderborn",
                          "privacyPolicyUrl":"javascript:alert(1)",
                          "requiredDocuments":{"description":{
                            "de":"<p>Ausweis &amp; Geb&uuml;hr</p><script>alert(1)</script><ul><li>Foto</li></ul>",
                            "en":"<img src=x onerror=y>ID"}}}]}\
                        """));
        assertThat(offices().getFirst())
                .satisfies(it -> {
                    assertThat(it.destinationId()).isEqualTo(SealedForTheOffice.DESTINATION);
                    assertThat(it.name()).isEqualTo("Stadt  Paderborn");
                    assertThat(it.privacyPolicy()).isEmpty();
                    assertThat(it.requiredDocuments())
                            .containsEntry("de", "Ausweis & Gebühr\nFoto")
                            .containsEntry("en", "ID");
                });
        assertThat(service.seen.getFirst().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void everyPageIsReadAndALieAboutTheirNumberEnds() {
        service.on(
                "GET /v1/routes",
                (exchange, request) -> {
                    boolean first = exchange.getRequestURI().getQuery().contains("offset=0&");
                    json(200, page(first ? 100 : 20, 120)).answer(exchange, request);
                });
        assertThat(offices()).hasSize(120);
        service.on("GET /v1/routes", json(200, page(100, 1_000_000)));
        assertThat(routing.offices(LEIKA, ARS)).isInstanceOf(Reply.Contradiction.class);
        assertThat(service.count("GET /v1/routes")).isEqualTo(12);
    }

    @Test
    void areasAreFoundWhateverContentTypeTheyAreSentWith() {
        service.on(
                "GET /v1/areas",
                json(
                        200,
                        "{\"count\":1,\"offset\":0,\"totalCount\":1,\"areas\":[{\"id\":\"6404\",\"name\":\"Paderborn\",\"type\":\"Stadt\"}]}"));
        assertThat(routing.areas(List.of("Pader*", "33098")))
                .isEqualTo(
                        new Reply.Done<>(
                                List.of(new RoutingClient.Area("6404", "Paderborn", "Stadt"))));
    }

    @Test
    void whatTheApiWouldRefuseIsNotAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> routing.offices("991", ARS));
        assertThatIllegalArgumentException().isThrownBy(() -> routing.offices(LEIKA, "1234"));
        assertThatIllegalArgumentException().isThrownBy(() -> routing.areas(List.of("*a*")));
        assertThatIllegalArgumentException().isThrownBy(() -> routing.areas(List.of()));
        assertThat(service.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"057740032032", "05774"})
    void aRouteThatThePortalSignedForTheAreaOrOneAroundItMayBeUsed(String ars) {
        assertThat(check().objection(office(signed(CLAIMS)), LEIKA, ars)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    submission.example      | evil.example   | another delivery service
                    7e8a4b52-               | 00000000-      | another destination
                    :99115005012000         | :99115005012001| another service or area
                    rs:05774                | rs:05771       | another service or area
                    rs:05774                | rs:            | another service or area
                    destinationId           | destination    | destinationId is not a text
                    """)
    void eachSingleChangeIsRefusedThoughThePortalSignedIt(
            String right, String wrong, String reason) {
        assertThat(CLAIMS).contains(right);
        assertThat(check().objection(office(signed(CLAIMS.replace(right, wrong))), LEIKA, ARS))
                .hasValueSatisfying(it -> assertThat(it).contains(reason));
    }

    @Test
    void aRouteOfTheFutureAnotherAlgorithmOrAnotherSignerIsRefused() {
        String early =
                CLAIMS.replace(
                        "" + TestKeys.NOW.getEpochSecond(),
                        "" + TestKeys.NOW.plusSeconds(600).getEpochSecond());
        assertThat(check().objection(office(signed(early)), LEIKA, ARS).orElseThrow())
                .contains("in the future");
        String ps256 = sign(CLAIMS, "service-1", TestKeys.service(), JWSAlgorithm.PS256, "JWT");
        assertThat(check().objection(office(ps256), LEIKA, ARS).orElseThrow())
                .contains("alg is another");
        String setToken = sign(CLAIMS, "service-1", TestKeys.service());
        assertThat(check().objection(office(setToken), LEIKA, ARS).orElseThrow())
                .contains("typ is another");
        String stranger = sign(CLAIMS, "service-1", TestKeys.office(), JWSAlgorithm.PS512, "JWT");
        assertThat(check().objection(office(stranger), LEIKA, ARS).orElseThrow())
                .contains("signature is wrong");
        String unknown = sign(CLAIMS, "other-key", TestKeys.service(), JWSAlgorithm.PS512, "JWT");
        assertThat(check().objection(office(unknown), LEIKA, ARS).orElseThrow())
                .contains("not published");
        assertThat(check().objection(office("no.jws"), LEIKA, ARS)).isPresent();
    }

    private List<RoutedOffice> offices() {
        return routing.offices(LEIKA, ARS) instanceof Reply.Done<List<RoutedOffice>>(var found)
                ? found
                : List.of();
    }

    /// With the keys that the portal publishes.
    private RouteCheck check() {
        var keys = BoundedJson.MAPPER.createObjectNode();
        JsonNode key = TestKeys.jwk(TestKeys.service(), "service-1", "verify", "PS512");
        keys.putArray("keys").add(key);
        service.on("GET /jwks", json(200, keys.toString()));
        return routing.check(
                                service.base().resolve("/jwks"),
                                URI.create("https://submission.example/submission-api"),
                                CLOCK)
                        instanceof Reply.Done<RouteCheck>(var check)
                ? check
                : new RouteCheck(keys, URI.create("https://none.example"), CLOCK);
    }

    private static String signed(String claims) {
        return sign(claims, "service-1", TestKeys.service(), JWSAlgorithm.PS512, "JWT");
    }

    private static RoutedOffice office(String signature) {
        return new RoutedOffice(
                SealedForTheOffice.DESTINATION,
                signature,
                "Paderborn",
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    private static String page(int count, int total) {
        var body = BoundedJson.MAPPER.createObjectNode().put("totalCount", total);
        var routes = body.putArray("routes");
        for (int i = 0; i < count; i++) {
            routes.addObject()
                    .put("destinationId", new UUID(1, i).toString())
                    .put("destinationSignature", "a.b.c");
        }
        return body.toString();
    }
}
