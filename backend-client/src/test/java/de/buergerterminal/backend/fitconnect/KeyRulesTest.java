package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.TestKeys.NOW;
import static de.buergerterminal.backend.fitconnect.TestKeys.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.KeyRules.Trust;
import de.buergerterminal.backend.fitconnect.KeyRules.Use;
import de.buergerterminal.backend.fitconnect.UntrustedKeyException.Reason;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRulesTest {
    private static final Trust TRUST =
            new Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3));

    @Test
    void theOfficesKeyPassesAndEndsWithItsCertificate() throws Exception {
        var trusted = check(TestKeys.encryptionJwk());
        assertThat(trusted.key()).isEqualTo(TestKeys.office().getPublic());
        assertThat(trusted.ends()).isEqualTo(NOW.plus(days(300)));
    }

    @Test
    void aPublisherMayAppendTheRootToItsChain() throws Exception {
        check(certified(TestKeys.usualLeaf(TestKeys.office()), TestKeys.root("root")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeys")
    void aKeyThatFailsOneCheckIsRefusedForThatReason(Reason reason, Supplier<ObjectNode> key) {
        assertThatThrownBy(() -> check(key.get()))
                .isInstanceOfSatisfying(
                        UntrustedKeyException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /// Each differs from the good key in what its reason names, and in nothing else.
    static Stream<Arguments> badKeys() {
        return Stream.of(
                bad(Reason.WRONG_USE, () -> with("key_ops", "verify")),
                bad(Reason.WRONG_ALGORITHM, () -> TestKeys.encryptionJwk().put("alg", "RSA-OAEP")),
                bad(
                        Reason.TOO_SHORT,
                        () ->
                                TestKeys.jwk(
                                        TestKeys.pair("short", 2048),
                                        "office-key-1",
                                        "wrapKey",
                                        "RSA-OAEP-256",
                                        TestKeys.usualLeaf(TestKeys.pair("short", 2048)))),
                bad(Reason.WRONG_EXPONENT, () -> TestKeys.encryptionJwk().put("e", "Aw")),
                bad(Reason.WRONG_KEY_ID, () -> TestKeys.encryptionJwk().put("kid", "office-key-2")),
                bad(Reason.NO_CERTIFICATE, () -> certified()),
                bad(Reason.UNREADABLE, () -> with("x5c", "bm90IGEgY2VydGlmaWNhdGU=")),
                bad(
                        Reason.CERTIFICATE_OF_ANOTHER_KEY,
                        () -> certified(TestKeys.usualLeaf(TestKeys.service()))),
                bad(
                        Reason.NOT_YET_VALID,
                        () -> certified(leaf("root", NOW.plus(days(1)), NOW.plus(days(300))))),
                bad(
                        Reason.EXPIRED,
                        () -> certified(leaf("root", NOW.minus(days(300)), NOW.minus(days(1))))),
                bad(
                        Reason.ENDS_TOO_SOON,
                        () -> certified(leaf("root", NOW.minus(days(300)), NOW.plus(days(2))))),
                bad(
                        Reason.NOT_ANCHORED,
                        () -> certified(leaf("stranger", NOW.minus(days(1)), NOW.plus(days(300))))),
                bad(
                        Reason.NOT_ANCHORED,
                        () ->
                                certified(
                                        leaf("stranger", NOW.minus(days(1)), NOW.plus(days(300))),
                                        TestKeys.root("stranger"))));
    }

    @Test
    void aCertificateInTheNameOfTheRootButSignedByAnotherKeyIsNotAnchored() {
        X509Certificate forged = TestKeys.forgedRoot();
        assertThat(forged.getSubjectX500Principal())
                .isEqualTo(TestKeys.root("root").getSubjectX500Principal());
        assertThatThrownBy(() ->
                        check(
                                certified(
                                        leaf("stranger", NOW.minus(days(1)), NOW.plus(days(300))),
                                        forged)))
                .isInstanceOf(UntrustedKeyException.class);
    }

    @Test
    void aCertificateMayBeginAFewMinutesAheadOfOurClock() throws Exception {
        check(certified(leaf("root", NOW.plus(Duration.ofMinutes(4)), NOW.plus(days(300)))));
        assertThatThrownBy(() ->
                        check(
                                certified(
                                        leaf(
                                                "root",
                                                NOW.plus(Duration.ofMinutes(6)),
                                                NOW.plus(days(300))))))
                .isInstanceOf(UntrustedKeyException.class);
    }

    @Test
    void inTestOnlyAKeyWithoutCertificateCanBeAllowed() throws Exception {
        var lenient = new Trust(Set.of(), false, Duration.ofDays(3));
        Jwk key = Jwk.parse(certified());
        assertThat(KeyRules.check(key, "office-key-1", Use.ENCRYPT, lenient, NOW).ends())
                .isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"STAGE", "PROD"})
    void keysWithoutCertificateAreImpossibleOutsideTest(Environment environment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                environment,
                                URI.create("https://service.example"),
                                Set.of(TestKeys.root("root")),
                                true))
                .withMessageContaining("TEST only");
    }

    @Test
    void settingsRefuseMissingAnchorsAndOpenConnectionsAndHideTheSecret() {
        URI secure = URI.create("https://service.example");
        var anchors = Set.of(TestKeys.root("root"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Environment.PROD, secure, Set.of(), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                Environment.TEST,
                                URI.create("http://service.example"),
                                anchors,
                                false));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                Environment.PROD,
                                URI.create("http://127.0.0.1:1"),
                                anchors,
                                false));
        assertThat(settings(Environment.PROD, secure, anchors, false).toString())
                .doesNotContain("s3cret");
    }

    private static FitConnectSettings settings(
            Environment environment, URI uri, Set<X509Certificate> anchors, boolean lenient) {
        return new FitConnectSettings(
                environment,
                uri,
                uri,
                "kiosk",
                "s3cret",
                anchors,
                lenient,
                FitConnectSettings.USUAL_HOLD_TIME,
                FitConnectSettings.USUAL_REQUEST_LIMIT,
                "0.1.0",
                Map.of(),
                new Network(Optional.empty(), Set.of(TestKeys.root("root")), false),
                ApiVersion.V2);
    }

    private static KeyRules.TrustedKey check(ObjectNode key) throws Exception {
        return KeyRules.check(Jwk.parse(key), "office-key-1", Use.ENCRYPT, TRUST, NOW);
    }

    private static Arguments bad(Reason reason, Supplier<ObjectNode> key) {
        return arguments(reason, key);
    }

    private static ObjectNode with(String list, String only) {
        ObjectNode key = TestKeys.encryptionJwk();
        key.putArray(list).add(only);
        return key;
    }

    private static ObjectNode certified(X509Certificate... chain) {
        return TestKeys.jwk(TestKeys.office(), "office-key-1", "wrapKey", "RSA-OAEP-256", chain);
    }

    private static X509Certificate leaf(String root, Instant from, Instant until) {
        return TestKeys.leaf(TestKeys.office(), root, from, until);
    }
}
