package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.LyingServer.say;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.buergerterminal.backend.fitconnect.FitConnectHttp.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every lie a server can tell ends as a retry, within the limit, and after few bytes.
class LyingServerTest {
    private static final Duration LIMIT = Duration.ofMillis(400);

    /// Far beyond the body's limit and every buffer on the way, far below what the lies would send.
    private static final long FEW_BYTES = 32L << 20;

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void everyLieEndsAsARetryInTimeAndInBoundedMemory(String name, LyingServer.Lie lie) {
        try (var server = new LyingServer(lie)) {
            long begun = System.nanoTime();
            assertThat(ask(server.base())).isInstanceOf(Reply.Retry.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(server.sentBytes).hasValueLessThan(FEW_BYTES);
            assertThat(server.requests).hasValueLessThanOrEqualTo(1);
        }
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie(
                        "a body without end",
                        out -> {
                            say(out, OK + "\r\n{\"a\":\"");
                            forever(out, "x".repeat(1 << 16));
                        }),
                lie(
                        "chunks without end",
                        out -> {
                            say(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                            forever(out, "4000\r\n" + "x".repeat(0x4000) + "\r\n");
                        }),
                lie(
                        "a chunk size without end",
                        out -> {
                            say(out, OK + "Transfer-Encoding: chunked\r\n\r\n1;");
                            forever(out, "x".repeat(1 << 16));
                        }),
                lie(
                        "a body that drips",
                        out -> {
                            say(out, OK + "Content-Length: 1000\r\n\r\n");
                            drip(out);
                        }),
                lie(
                        "headers that drip",
                        out -> {
                            say(out, "HTTP/1.1 200 OK\r\nX: ");
                            drip(out);
                        }),
                lie(
                        "100,000 headers",
                        out -> {
                            var headers = new StringBuilder(OK);
                            for (int i = 0; i < 100_000; i++)
                                headers.append("X-").append(i).append(": 1\r\n");
                            say(out, headers + "Content-Length: 2\r\n\r\n{}");
                        }),
                lie(
                        "one header without end",
                        out -> {
                            say(out, "HTTP/1.1 200 OK\r\nX: ");
                            forever(out, "x".repeat(1 << 16));
                        }),
                lie("a status line without end", out -> forever(out, "H".repeat(1 << 16))),
                lie(
                        "interim answers without end",
                        out -> forever(out, "HTTP/1.1 100 Continue\r\n\r\n")),
                lie(
                        "less than its length says",
                        out -> {
                            say(out, OK + "Content-Length: 1000\r\n\r\n{}");
                            throw new IOException("hangs up");
                        }),
                lie("a negative length", out -> say(out, OK + "Content-Length: -5\r\n\r\n{}")),
                lie(
                        "a length beyond all numbers",
                        out -> {
                            say(out, OK + "Content-Length: 99999999999999999999\r\n\r\n{}");
                            drip(out);
                        }),
                lie(
                        "deep JSON",
                        out ->
                                answer(
                                        out,
                                        "",
                                        ("{\"a\":" + "[".repeat(2_000_000)).getBytes(US_ASCII))),
                lie(
                        "a number of a million digits",
                        out ->
                                answer(
                                        out,
                                        "",
                                        ("{\"a\":" + "9".repeat(1_000_000) + "}")
                                                .getBytes(US_ASCII))),
                lie(
                        "a gzip bomb nobody asked for",
                        out -> answer(out, "Content-Encoding: gzip\r\n", bomb())),
                lie(
                        "no HTTP at all",
                        out -> {
                            say(out, "SSH-2.0-OpenSSH_9.2p1\r\n");
                            throw new IOException("hangs up");
                        }),
                lie(
                        "a redirect to itself",
                        out ->
                                say(
                                        out,
                                        "HTTP/1.1 302 Found\r\nLocation: /token\r\nContent-Length: 0\r\n\r\n")),
                lie(
                        "a switch of protocols",
                        out -> {
                            say(
                                    out,
                                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n");
                            drip(out);
                        }));
    }

    /// Bytes behind one answer must not become the next one.
    @Test
    void anAnswerSmuggledBehindAnotherIsNotTakenForTheNextOne() {
        String first = OK + "Content-Length: 2\r\n\r\n{}";
        String smuggled = OK + "Content-Length: 14\r\n\r\n{\"smuggled\":1}";
        try (var server = new LyingServer(out -> say(out, first + smuggled));
                var http = http(Duration.ofSeconds(20))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(http, server.base()))
                        .isInstanceOfSatisfying(
                                Reply.Done.class,
                                done -> assertThat(((Answer) done.value()).body()).isEqualTo("{}"));
            }
        }
    }

    @Test
    void aServerThatTakesTheConnectionAndNeverShakesHandsIsLeftInTime() {
        try (var server = new LyingServer(LyingServerTest::drip)) {
            var secure = URI.create(server.base().toString().replace("http:", "https:"));
            long begun = System.nanoTime();
            assertThat(ask(secure)).isInstanceOf(Reply.Retry.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    private static Reply<?> ask(URI base) {
        try (var http = http(LIMIT)) {
            return get(http, base).then(Answer::json);
        }
    }

    private static FitConnectHttp http(Duration limit) {
        return new FitConnectHttp(
                SealedForTheOffice.settings(URI.create("http://127.0.0.1:1"), Set.of(), limit),
                Clock.systemUTC());
    }

    private static Reply<Answer> get(FitConnectHttp http, URI base) {
        return http.send(http.request(base.resolve("/token")).GET().build());
    }

    private static Arguments lie(String name, LyingServer.Lie lie) {
        return arguments(name, lie);
    }

    private static void answer(OutputStream out, String headers, byte[] body) throws IOException {
        say(out, OK + headers + "Content-Length: " + body.length + "\r\n\r\n");
        out.write(body);
    }

    private static void forever(OutputStream out, String piece) throws IOException {
        byte[] bytes = piece.getBytes(US_ASCII);
        for (long sent = 0; sent < 1L << 30; sent += bytes.length) out.write(bytes);
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            out.write(' ');
            Thread.sleep(100);
        }
    }

    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write('{');
            for (int i = 0; i < 1000; i++) zip.write(" ".repeat(10_000).getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
