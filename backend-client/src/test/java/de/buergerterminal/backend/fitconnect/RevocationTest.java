package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.TestKeys.days;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.buergerterminal.backend.fitconnect.DestinationDirectory.Refreshed;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Revocation lists and OCSP answers made by Bouncy Castle, served on loopback.
class RevocationTest {
    // The JDK judges an OCSP answer and a list's validity by the machine's clock.
    private final Instant now = Instant.now();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateOnTheRevocationListIsRevokedAndOneThatIsNotIsGood() throws Exception {
        X509Certificate leaf = leafWithList("http://127.0.0.1:" + port() + "/list");
        serve("/list", list(leaf.getSerialNumber()));
        assertThat(ask(leaf)).isEqualTo(Revocation.Answer.REVOKED);

        X509Certificate other = leafWithList("http://127.0.0.1:" + port() + "/other");
        serve("/other", list(leaf.getSerialNumber().add(BigInteger.ONE)));
        assertThat(ask(other)).isEqualTo(Revocation.Answer.GOOD);
    }

    @Test
    void aResponderThatSaysRevokedIsBelieved() throws Exception {
        X509Certificate leaf = leafWithResponder("http://127.0.0.1:" + port() + "/ocsp-revoked");
        serve(
                "/ocsp-revoked",
                answer(leaf, new RevokedStatus(yesterday(), CRLReason.keyCompromise)));
        assertThat(ask(leaf)).isEqualTo(Revocation.Answer.REVOKED);

        X509Certificate good = leafWithResponder("http://127.0.0.1:" + port() + "/ocsp-good");
        serve("/ocsp-good", answer(good, CertificateStatus.GOOD));
        assertThat(ask(good)).isEqualTo(Revocation.Answer.GOOD);
    }

    @Test
    void aTownWhoseNetworkHasAProxyAsksThroughIt() throws Exception {
        X509Certificate leaf = leafWithList("http://lists.example.invalid/by-proxy");
        serve("/by-proxy", list(leaf.getSerialNumber()));
        assertThat(ask(leaf)).isEqualTo(Revocation.Answer.UNKNOWN);

        X509Certificate other = leafWithList("http://other.example.invalid/by-proxy");
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new RevocationProxy(server.getAddress()));
        try {
            assertThat(ask(other)).isEqualTo(Revocation.Answer.REVOKED);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://lists.example/a, HTTP",
        "https://ocsp.example/, HTTP",
        "http://10.0.0.8/list, HTTP",
        "http://127.0.0.1:631/ipp, DIRECT",
        "http://localhost/, DIRECT",
        "http://[::1]:80/, DIRECT",
        "socket://broker.example:8883, DIRECT"
    })
    void onlyTheWebBeyondThisMachineGoesThroughTheProxy(URI address, Proxy.Type way) {
        assertThat(new RevocationProxy(server.getAddress()).select(address))
                .extracting(Proxy::type)
                .containsExactly(way);
    }

    @Test
    void whoCannotBeAskedOrAnswersNonsenseChangesNothing() throws Exception {
        assertThat(ask(leafWithList("http://127.0.0.1:1/list")))
                .isEqualTo(Revocation.Answer.UNKNOWN);
        serve("/noise", new byte[] {1, 2, 3});
        assertThat(ask(leafWithList("http://127.0.0.1:" + port() + "/noise")))
                .isEqualTo(Revocation.Answer.UNKNOWN);
        assertThat(ask(TestKeys.leafWith(TestKeys.office(), "root", now, _ -> {})))
                .isEqualTo(Revocation.Answer.UNKNOWN);
    }

    @Test
    void aSilentResponderDoesNotHoldTheCallerBeyondTheLimit() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            X509Certificate leaf =
                    leafWithList("http://127.0.0.1:" + silent.getLocalPort() + "/list");
            long begun = System.nanoTime();
            assertThat(
                            Revocation.ask(
                                    List.of(leaf),
                                    Set.of(TestKeys.root("root")),
                                    now,
                                    Duration.ofMillis(300)))
                    .isEqualTo(Revocation.Answer.UNKNOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void aDestinationLosesItsKeyWhenItsCertificateIsRevoked() throws Exception {
        X509Certificate leaf = leafWithList("http://127.0.0.1:" + port() + "/list");
        serve("/list", list(leaf.getSerialNumber()));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        try (var service = new HonestService()) {
            publish(service, TestKeys.leafWith(TestKeys.office(), "root", now, _ -> {}));
            var settings = SealedForTheOffice.settings(service.http.base());
            try (var client = new FitConnectClient(settings, clock)) {
                var directory =
                        DestinationDirectory.open(settings, client, folder.resolve("keys"), clock);
                assertThat(directory.refresh()).isEqualTo(Refreshed.COMPLETE);
                assertThat(directory.officeFor(SealedForTheOffice.SERVICE)).isPresent();

                publish(service, leaf);
                assertThat(directory.refresh()).isEqualTo(Refreshed.INCOMPLETE);
                assertThat(directory.officeFor(SealedForTheOffice.SERVICE)).isEmpty();
                assertThat(directory.problemOf(SealedForTheOffice.SERVICE).orElseThrow())
                        .contains("was revoked");
            }
        }
    }

    @Test
    void aKeyIsUsedOnlyWhenItsRevocationHasBeenAskedFor() throws Exception {
        X509Certificate leaf = leafWithList("http://127.0.0.1:" + port() + "/slow-list");
        byte[] list = list(leaf.getSerialNumber());
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        try (var service = new HonestService()) {
            publish(service, leaf);
            var settings = SealedForTheOffice.settings(service.http.base());
            try (var client = new FitConnectClient(settings, clock)) {
                var directory =
                        DestinationDirectory.open(settings, client, folder.resolve("keys"), clock);
                var usedMeanwhile = new CompletableFuture<Boolean>();
                server.createContext(
                        "/slow-list",
                        exchange -> {
                            usedMeanwhile.complete(
                                    directory.officeFor(SealedForTheOffice.SERVICE).isPresent());
                            exchange.sendResponseHeaders(200, list.length);
                            exchange.getResponseBody().write(list);
                            exchange.close();
                        });
                assertThat(directory.refresh()).isEqualTo(Refreshed.INCOMPLETE);
                assertThat(usedMeanwhile).isCompletedWithValue(false);
            }
        }
    }

    private static void publish(HonestService service, X509Certificate leaf) {
        service.http.on(
                "GET /v2/destinations/" + SealedForTheOffice.DESTINATION + "/keys/office-key-1",
                ScriptedService.json(
                        200,
                        TestKeys.jwk(
                                        TestKeys.office(),
                                        "office-key-1",
                                        "wrapKey",
                                        "RSA-OAEP-256",
                                        leaf)
                                .toString()));
    }

    private Revocation.Answer ask(X509Certificate leaf) {
        return Revocation.ask(List.of(leaf), Set.of(TestKeys.root("root")), now, LIMIT);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void serve(String path, byte[] body) {
        server.createContext(
                path,
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private X509Certificate leafWithList(String address) {
        var names = new GeneralNames(uri(address));
        var point = new DistributionPoint(new DistributionPointName(names), null, null);
        return TestKeys.leafWith(
                TestKeys.office(),
                "root",
                now,
                it ->
                        it.addExtension(
                                Extension.cRLDistributionPoints,
                                false,
                                new CRLDistPoint(new DistributionPoint[] {point})));
    }

    private X509Certificate leafWithResponder(String address) {
        return TestKeys.leafWith(
                TestKeys.office(),
                "root",
                now,
                it ->
                        it.addExtension(
                                Extension.authorityInfoAccess,
                                false,
                                new AuthorityInformationAccess(
                                        AccessDescription.id_ad_ocsp, uri(address))));
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private byte[] list(BigInteger revoked) throws Exception {
        var list = new JcaX509v2CRLBuilder(new X500Principal("CN=root"), yesterday());
        list.setNextUpdate(Date.from(now.plus(days(7))));
        list.addCRLEntry(revoked, yesterday(), CRLReason.keyCompromise);
        return list.build(signer()).getEncoded();
    }

    private byte[] answer(X509Certificate about, CertificateStatus status) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        X509Certificate root = TestKeys.root("root");
        var answer = new JcaBasicOCSPRespBuilder(new X500Principal("CN=root"));
        answer.addResponse(
                new JcaCertificateID(
                        digests.get(org.bouncycastle.cert.ocsp.CertificateID.HASH_SHA1),
                        root,
                        about.getSerialNumber()),
                status,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(days(1))));
        return new OCSPRespBuilder()
                .build(
                        OCSPResponseStatus.SUCCESSFUL,
                        answer.build(
                                signer(),
                                new JcaX509CertificateHolder[] {new JcaX509CertificateHolder(root)},
                                Date.from(now)))
                .getEncoded();
    }

    private static org.bouncycastle.operator.ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA")
                .build(TestKeys.pair("root", 2048).getPrivate());
    }

    private Date yesterday() {
        return Date.from(now.minus(days(1)));
    }
}
