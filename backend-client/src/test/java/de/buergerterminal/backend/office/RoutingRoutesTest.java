package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routing of the one invented town, asked by plain HTTP; nimbus judges its signatures.
class RoutingRoutesTest {
    private static final String DOG_TAX = "99102013104000";

    @TempDir Path folder;
    private Office office;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws Exception {
        office = OfficeFolders.open(folder);
    }

    @AfterEach
    void close() {
        office.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ars=990000000000", "ars=99", "ags=99000000", "areaId=1"})
    void aServiceOfTheTownIsRoutedToItsOfficeWithThePortalsSignature(String area) throws Exception {
        JsonNode answer = json("/v1/routes?leikaKey=" + DOG_TAX + "&" + area);

        assertThat(answer.path("totalCount").asInt()).isEqualTo(1);
        JsonNode route = answer.path("routes").path(0);
        assertThat(route.path("destinationId").asText())
                .isEqualTo(office.destinationId().toString());
        var signature = JWSObject.parse(route.path("destinationSignature").asText());
        var keys = JWKSet.parse(get("/.well-known/jwks.json").body());
        var key = keys.getKeyByKeyId(signature.getHeader().getKeyID()).toRSAKey();
        assertThat(signature.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(signature.getHeader().getAlgorithm().getName()).isEqualTo("PS512");
        assertThat(signature.getPayload().toJSONObject())
                .containsEntry("submissionHost", "127.0.0.1")
                .containsEntry("destinationId", office.destinationId().toString());
        assertThat(signature.getPayload().toString())
                .contains("urn:de:fim:leika:leistung:" + DOG_TAX)
                .contains("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leikaKey=99102013104000&ars=057740032032",
                "leikaKey=99102013104000&areaId=2",
                "leikaKey=99999999999999&ars=990000000000"
            })
    void elsewhereAndForOtherServicesThereIsNoOffice(String query) throws Exception {
        assertThat(json("/v1/routes?" + query).path("routes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/routes",
                "/v1/routes?leikaKey=99102013104000",
                "/v1/routes?leikaKey=99102013104000&ars=99&ags=99",
                "/v1/routes?leikaKey=102013104000&ars=99",
                "/v1/routes?leikaKey=99102013104000&ars=1234",
                "/v1/areas",
                "/v1/areas?areaSearchexpression=*a*"
            })
    void aQuestionThatTheApiDoesNotKnowIsRefused(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "Bürger*, 1",
        "*b%C3%BCro*, 1",
        "B*o*Musterstadt, 1",
        "B%C3%BCrgerb%C3%BCro, 0",
        "*Musterstad, 0",
        "**************************xx, 0"
    })
    void areasAreFoundByTheirName(String expression, int count) throws Exception {
        String encoded = expression.replace("ü", "%C3%BC");
        assertThat(json("/v1/areas?areaSearchexpression=" + encoded).path("areas")).hasSize(count);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + office.port()
                                                + "/routing-api"
                                                + path))
                        .header("User-Agent", "curl/8.5.0")
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }
}
