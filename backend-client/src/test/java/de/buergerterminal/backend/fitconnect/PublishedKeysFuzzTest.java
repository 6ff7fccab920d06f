package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.KeyRules.Trust;
import de.buergerterminal.backend.fitconnect.KeyRules.Use;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// No key that nobody vouches for is ever trusted, however its numbers and certificates look.
class PublishedKeysFuzzTest {
    private static final Trust TRUST =
            new Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3));
    private static final Jwk GOOD = good();
    private static final byte[] STRANGER = leafOfAStranger();

    @FuzzTest(maxDuration = "10m")
    void jwk(byte[] body) {
        assertThatThrownBy(
                        () -> {
                            Jwk key = Jwk.parse(BoundedJson.object(new String(body, UTF_8)));
                            KeyRules.check(key, key.keyId(), Use.VERIFY, TRUST, TestKeys.NOW);
                        })
                .isInstanceOfAny(Unreadable.class, UntrustedKeyException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @FuzzTest(maxDuration = "10m")
    void serviceKeys(byte[] body) throws Unreadable {
        var keys = readable(body);
        Reply<Jwk> chosen = SigningKeys.choose(keys, "1b94c");
        if (chosen instanceof Reply.Done<Jwk>(var key)) {
            assertThat(key.keyId()).isEqualTo("1b94c");
            try {
                KeyRules.checkNumbers(key, "1b94c", Use.VERIFY);
                assertThat(key.modulus().bitLength()).isGreaterThanOrEqualTo(4096);
            } catch (UntrustedKeyException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode readable(byte[] body) {
        try {
            return BoundedJson.object(new String(body, UTF_8)).path("keys");
        } catch (Unreadable _) {
            return BoundedJson.MAPPER.createArrayNode();
        }
    }

    /// Any bytes as the only certificate, and as the one above a leaf of somebody unknown.
    @FuzzTest(maxDuration = "10m")
    void chain(byte[] certificate) {
        for (var chain : List.of(List.of(certificate), List.of(STRANGER, certificate))) {
            var key =
                    new Jwk(
                            GOOD.keyId(),
                            GOOD.algorithm(),
                            GOOD.operations(),
                            GOOD.modulus(),
                            GOOD.exponent(),
                            chain);
            assertThatThrownBy(() ->
                            KeyRules.check(key, key.keyId(), Use.ENCRYPT, TRUST, TestKeys.NOW))
                    .isInstanceOf(UntrustedKeyException.class);
        }
    }

    private static Jwk good() {
        try {
            return Jwk.parse(TestKeys.encryptionJwk());
        } catch (Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] leafOfAStranger() {
        try {
            return TestKeys.leaf(
                            TestKeys.office(),
                            "stranger",
                            TestKeys.NOW.minus(TestKeys.days(1)),
                            TestKeys.NOW.plus(TestKeys.days(300)))
                    .getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
