package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The token, and the bounds of every exchange, against a service that means no good.
class TokenAndLimitsTest {
    private static final String DESTINATION =
            "GET /v2/destinations/" + SealedForTheOffice.DESTINATION;

    private final ScriptedService service = new ScriptedService();
    private Instant now = TestKeys.NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private FitConnectClient client = client(Duration.ofSeconds(20));

    private FitConnectClient client(Duration limit) {
        return new FitConnectClient(
                SealedForTheOffice.settings(service.base(), Set.of(), limit), clock);
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    private Reply<ObjectNode> ask() {
        return client.destination(SealedForTheOffice.DESTINATION);
    }

    @Test
    void credentialsTravelInTheBodyAndEveryRequestSaysWhoWeAre() {
        service.on(DESTINATION, json(200, "{}"));
        assertThat(ask()).isInstanceOf(Reply.Done.class);
        var token = service.seen.getFirst();
        assertThat(token.body())
                .isEqualTo(
                        "grant_type=client_credentials&client_id=kiosk-07"
                                + "&client_secret=s3cret%2F%2B%26%3D");
        assertThat(token.headers()).doesNotContainKey("Authorization");
        assertThat(service.seen.getLast().headers().get("Authorization"))
                .containsExactly("Bearer t0ken");
        assertThat(service.seen)
                .allSatisfy(it ->
                        assertThat(it.headers().get("User-agent"))
                                .containsExactly("Buergerterminal/0.1.0"));
    }

    @Test
    void manyThreadsShareOneRefresh() throws Exception {
        service.on(DESTINATION, json(200, "{}"));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Reply<ObjectNode>>>();
            for (int i = 0; i < 20; i++) {
                asked.add(
                        threads.submit(() -> {
                            start.await();
                            return ask();
                        }));
            }
            start.countDown();
            for (var each : asked) assertThat(each.get()).isInstanceOf(Reply.Done.class);
        }
        assertThat(service.count("POST /token")).isEqualTo(1);
    }

    @Test
    void theTokenIsRenewedHalfAMinuteBeforeItEndsAndWhenTheServiceRefusesIt() {
        service.on(DESTINATION, json(200, "{}"));
        ask();
        now = now.plusSeconds(1769);
        ask();
        assertThat(service.count("POST /token")).isEqualTo(1);
        now = now.plusSeconds(2);
        ask();
        assertThat(service.count("POST /token")).isEqualTo(2);
        service.on(DESTINATION, json(401, ""));
        ask();
        ask();
        assertThat(service.count("POST /token")).isEqualTo(3);
    }

    @Test
    void aTokenServiceThatEchoesTheSecretIsNotQuoted() {
        for (int status : new int[] {400, 401, 403, 500}) {
            service.on(
                    "POST /token", json(status, "{\"title\":\"s3cret/+&=\",\"error\":\"s3cret\"}"));
            assertThat(ask().toString()).contains("Retry").doesNotContain("s3cret");
        }
    }

    @Test
    void aTokenThatWouldSmuggleHeadersIsNotUsed() {
        service.on("POST /token", json(200, "{\"access_token\":\"a\\r\\nX-Evil: 1\"}"));
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
        service.on("POST /token", json(200, "{\"access_token\":{}}"));
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(service.count(DESTINATION)).isZero();
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        service.on(
                DESTINATION,
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] block = "x".repeat(1 << 16).getBytes(UTF_8);
                    for (int i = 0; i < 4096; i++) exchange.getResponseBody().write(block);
                });
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void aDrippingBodyDoesNotHoldTheCallerBeyondTheLimit() {
        client.close();
        client = client(Duration.ofSeconds(2));
        service.on(DESTINATION, (exchange, _) -> drip(exchange));
        long begun = System.nanoTime();
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 600; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        service.on(DESTINATION, json(302, "", "Location", service.base() + "/elsewhere"));
        service.on("GET /elsewhere", json(200, "{}"));
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(service.count("GET /elsewhere")).isZero();
    }

    @Test
    void anAskedPauseIsKeptUpToAQuarterOfAnHour() {
        service.on(DESTINATION, json(429, "{}", "RateLimit-Reset", "40"));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(40));
        service.on(DESTINATION, json(503, "{}", "Retry-After", "999999"));
        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
        service.on(DESTINATION, json(503, "{}", "Retry-After", "-5"));
        assertThat(pause()).isZero();
    }

    @Test
    void deepOrDoubledJsonIsNotRead() {
        service.on(DESTINATION, json(200, "{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}"));
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
        service.on(DESTINATION, json(200, "{\"a\":1,\"a\":2}"));
        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void aProblemIsToldInOneLineWithoutControlCharacters() {
        service.on(DESTINATION, json(404, "{\"title\":\"Weg\\n\\u001b[2J\",\"detail\":\"da\"}"));
        assertThat(ask())
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        it -> assertThat(it.problem().sentence()).isEqualTo("Weg  [2J: da (404)"));
    }

    private Trouble trouble() {
        return ask() instanceof Reply.Retry<ObjectNode>(var trouble, _, _)
                ? trouble
                : Trouble.FAILED;
    }

    private Duration pause() {
        return ask() instanceof Reply.Retry<ObjectNode>(_, var atLeast, _)
                ? atLeast
                : Duration.ofDays(1);
    }
}
