package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way to the service: who is believed to be it, through which proxy, and what staff are told
/// when nobody is there.
class NetworkTest {
    private static final KeyPair TLS = TestKeys.pair("tls", 2048);
    private static final Network PINNED =
            new Network(Optional.empty(), Set.of(TestKeys.root("root")), false);

    @Test
    void aServiceWhoseCertificateComesFromThePinnedRootIsBelieved() throws Exception {
        assertThat(askOverTls("127.0.0.1", "root", Instant.now(), PINNED))
                .isInstanceOf(Reply.Done.class);
    }

    @Test
    void aCertificateOfAnotherRootIsAManInTheMiddle() throws Exception {
        assertThat(askOverTls("127.0.0.1", "stranger", Instant.now(), PINNED))
                .satisfies(refused("no TLS anchor vouches"));
    }

    @Test
    void theRootsThatJavaBringsCountOnlyWhenTheSettingsSaySo() throws Exception {
        assertThat(
                        askOverTls(
                                "127.0.0.1",
                                "root",
                                Instant.now(),
                                new Network(Optional.empty(), Set.of(), true)))
                .satisfies(refused("no TLS anchor vouches"));
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        assertThat(askOverTls("127.0.0.2", "root", Instant.now(), PINNED))
                .satisfies(refused("or it names another"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-40, 40})
    void aCertificateOutsideItsDatesIsToldTogetherWithTheClock(int days) throws Exception {
        assertThat(
                        askOverTls(
                                "127.0.0.1",
                                "root",
                                Instant.now().plus(Duration.ofDays(days)),
                                PINNED))
                .satisfies(refused("not valid at this terminal's time"));
        assertThat(Trouble.NOT_TRUSTED.remedy()).contains("clock");
    }

    @Test
    void aServiceBehindTlsNeedsAnAnchor() {
        var settings = SealedForTheOffice.settings(URI.create("http://127.0.0.1:1"));
        assertThat(settings.network()).isEqualTo(Network.LOOPBACK);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SealedForTheOffice.settings(URI.create("https://service.example")))
                .withMessageContaining("no TLS anchor is configured");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Network(Optional.empty(), Set.of(TestKeys.root("root")), true));
    }

    @Test
    void everythingGoesThroughTheConfiguredProxy() {
        try (var proxy = new ScriptedService()) {
            proxy.on(call(), json(200, "{}"));
            var way = new Network(Optional.of(proxyAt(proxy)), Set.of(), false);
            // Nobody listens at the service's own address.
            assertThat(ask(URI.create("http://127.0.0.1:1"), way)).isInstanceOf(Reply.Done.class);
            assertThat(proxy.count("POST /token")).isEqualTo(1);
        }
    }

    @Test
    void aProxyOfTheEnvironmentIsNotUsed() {
        var ambient = ProxySelector.getDefault();
        try (var service = new ScriptedService()) {
            service.on(call(), json(200, "{}"));
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
            assertThat(ask(service.base(), Network.LOOPBACK)).isInstanceOf(Reply.Done.class);
        } finally {
            ProxySelector.setDefault(ambient);
        }
    }

    @Test
    void aProxyThatWantsAPasswordIsNamed() {
        try (var proxy = new ScriptedService()) {
            proxy.on("POST /token", json(407, "{}", "Proxy-Authenticate", "Basic realm=x"));
            var way = new Network(Optional.of(proxyAt(proxy)), Set.of(), false);
            assertThat(ask(URI.create("http://127.0.0.1:1"), way))
                    .isInstanceOfSatisfying(
                            Reply.Retry.class, it -> assertThat(it.why()).contains("password"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "http://proxy:80", "proxy:0", "proxy:70000", "a b:80", ":80"})
    void whatIsNoProxyIsRefusedInOneSentence(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.proxy(wrong))
                .withMessageContaining("host:port");
    }

    @Test
    void whyNobodyAnswersIsSaidInWords() {
        assertThat(ask(URI.create("http://127.0.0.1:1"), Network.LOOPBACK))
                .isInstanceOfSatisfying(
                        Reply.Retry.class,
                        it -> assertThat(it.why()).isEqualTo("no connection to 127.0.0.1"));
    }

    @Test
    void aClockThatIsWrongByHoursIsItsOwnProblemForStaffAndStopsNothing() {
        try (var service = new ScriptedService()) {
            service.on(call(), json(200, "{}"));
            var settings = SealedForTheOffice.settings(service.base());
            for (int hours : new int[] {-3, 0, 3}) {
                var clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
                try (var client = new FitConnectClient(settings, clock)) {
                    assertThat(client.clockProblem()).isEmpty();
                    assertThat(client.clockIsConfirmed()).as("before it was heard").isFalse();
                    assertThat(client.destination(SealedForTheOffice.DESTINATION))
                            .isInstanceOf(Reply.Done.class);
                    if (hours == 0) assertThat(client.clockProblem()).isEmpty();
                    else
                        assertThat(client.clockProblem().orElseThrow())
                                .contains(hours < 0 ? "behind" : "ahead", "NTP");
                    assertThat(client.clockIsConfirmed()).isEqualTo(hours == 0);
                }
            }
        }
    }

    @Test
    void aClockThatJumpsIsNoticedBeforeTheNextExchange() {
        var now = new AtomicReference<>(Instant.now());
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        try (var service = new ScriptedService()) {
            service.on(call(), json(200, "{}"));
            var settings = SealedForTheOffice.settings(service.base());
            try (var client = new FitConnectClient(settings, clock)) {
                client.destination(SealedForTheOffice.DESTINATION);
                assertThat(client.clockIsConfirmed()).isTrue();
                now.updateAndGet(it -> it.plus(Duration.ofDays(7_300).plusHours(1)));
                assertThat(client.clockIsConfirmed()).isFalse();
                assertThat(client.clockProblem().orElseThrow()).contains("7300 days ahead");
            }
        }
    }

    @Test
    void aClockThatGoesEvenlyStaysConfirmedHoweverLongNobodyIsAsked() {
        var passed = new AtomicReference<>(Duration.ZERO);
        Instant start = Instant.parse("1994-11-06T08:49:37Z");
        Clock even = ((InstantSource) () -> start.plus(passed.get())).withZone(ZoneOffset.UTC);
        var clock = new ServiceClock(even, passed::get);
        clock.notice(
                HttpHeaders.of(
                        Map.of("Date", List.of("Sun, 06 Nov 1994 08:49:37 GMT")), (_, _) -> true));
        passed.set(Duration.ofHours(5));
        assertThat(clock.isConfirmed()).isTrue();
        assertThat(clock.problem()).isEmpty();
    }

    @Test
    void eventsOfTheFutureAreReadAgainLaterAndNotDoubted() {
        try (var service = new HonestService()) {
            var settings = SealedForTheOffice.settings(service.http.base());
            for (int minutes : new int[] {60, 4}) {
                var clock =
                        Clock.fixed(
                                TestKeys.NOW.minus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
                try (var client = new FitConnectClient(settings, clock)) {
                    var numbers =
                            ((Reply.Done<SubmissionService.Announcement>)
                                            client.announce(
                                                    SealedForTheOffice.DESTINATION,
                                                    "urn:x",
                                                    "x",
                                                    List.of()))
                                    .value();
                    var log =
                            client.events(
                                    new SubmissionService.SentCase(
                                            SealedForTheOffice.DESTINATION,
                                            numbers.submissionId(),
                                            numbers.caseId(),
                                            new AuthenticationTags("a", "b")));
                    if (minutes == 4) assertThat(log).isInstanceOf(Reply.Done.class);
                    else
                        assertThat(log)
                                .isInstanceOfSatisfying(
                                        Reply.Retry.class,
                                        it ->
                                                assertThat(it.trouble())
                                                        .isEqualTo(Trouble.CLOCK_WRONG));
                }
            }
        }
    }

    @Test
    void aUsedUpAllowanceSilencesTheTerminalUntilItsReset() {
        try (var service = new ScriptedService()) {
            service.on(
                    call(), json(200, "{}", "RateLimit-Remaining", "0", "RateLimit-Reset", "60"));
            var settings = SealedForTheOffice.settings(service.base());
            try (var client = new FitConnectClient(settings, Clock.systemUTC())) {
                client.destination(SealedForTheOffice.DESTINATION);
                assertThat(client.destination(SealedForTheOffice.DESTINATION))
                        .isInstanceOfSatisfying(
                                Reply.Retry.class,
                                it -> {
                                    assertThat(it.trouble()).isEqualTo(Trouble.OVERLOADED);
                                    assertThat(it.atLeast())
                                            .isBetween(
                                                    Duration.ofSeconds(1), Duration.ofSeconds(60));
                                });
                assertThat(service.count(call())).isEqualTo(1);
            }
        }
    }

    @Test
    void retryAfterMayBeADateAndIsMeasuredByTheServicesClock() {
        Instant ours = Instant.parse("1994-11-06T01:00:00Z");
        String until = "Sun, 06 Nov 1994 08:49:37 GMT"; // RFC 9110, section 5.6.7
        assertThat(askedFor(ours, "Retry-After", until, "Date", "Sun, 06 Nov 1994 08:49:00 GMT"))
                .isEqualTo(Duration.ofSeconds(37));
        assertThat(askedFor(ours, "Retry-After", until)).isEqualTo(RateLimits.LONGEST);
        assertThat(askedFor(ours.plus(Duration.ofDays(1)), "Retry-After", until)).isZero();
        assertThat(askedFor(ours, "Retry-After", "soon")).isZero();
        assertThat(askedFor(ours, "Retry-After", "120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(askedFor(ours, "RateLimit-Reset", "40")).isEqualTo(Duration.ofSeconds(40));
    }

    private static Duration askedFor(Instant now, String... headers) {
        var map = new java.util.HashMap<String, List<String>>();
        for (int i = 0; i < headers.length; i += 2) map.put(headers[i], List.of(headers[i + 1]));
        return RateLimits.askedFor(HttpHeaders.of(map, (_, _) -> true), now);
    }

    private static java.util.function.Consumer<Reply<ObjectNode>> refused(String why) {
        return reply ->
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.Retry.class,
                                it -> {
                                    assertThat(it.trouble()).isEqualTo(Trouble.NOT_TRUSTED);
                                    assertThat(it.why()).contains(why);
                                });
    }

    private static String call() {
        return "GET /v2/destinations/" + SealedForTheOffice.DESTINATION;
    }

    private static InetSocketAddress proxyAt(ScriptedService proxy) {
        return Network.proxy("127.0.0.1:" + proxy.base().getPort());
    }

    private static Reply<ObjectNode> ask(URI base, Network way) {
        var settings =
                SealedForTheOffice.settings(URI.create("http://127.0.0.1:1"))
                        .at(base.resolve("/token"), base, way);
        try (var client = new FitConnectClient(settings, Clock.systemUTC())) {
            return client.destination(SealedForTheOffice.DESTINATION);
        }
    }

    private static Reply<ObjectNode> askOverTls(String host, String root, Instant at, Network way)
            throws Exception {
        X509Certificate leaf =
                TestKeys.leafWith(
                        TLS,
                        root,
                        at,
                        it ->
                                it.addExtension(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(
                                                new GeneralName(GeneralName.iPAddress, host))));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("tls", TLS.getPrivate(), new char[0], new Certificate[] {leaf});
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = "{\"access_token\":\"t\",\"expires_in\":60}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            return ask(URI.create("https://127.0.0.1:" + server.getAddress().getPort()), way);
        } finally {
            server.stop(0);
        }
    }
}
