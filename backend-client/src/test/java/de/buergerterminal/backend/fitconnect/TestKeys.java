package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Keys and certificates as a real administration PKI would issue them, made by Bouncy Castle. RSA
/// keys of 4096 bit take seconds to make, so each is made once per JVM.
public final class TestKeys {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    public static KeyPair office() {
        return pair("office", 4096);
    }

    public static KeyPair service() {
        return pair("service", 4096);
    }

    static KeyPair pair(String name, int bits) {
        return PAIRS.computeIfAbsent(
                name,
                _ -> {
                    try {
                        var generator = KeyPairGenerator.getInstance("RSA");
                        generator.initialize(bits);
                        return generator.generateKeyPair();
                    } catch (GeneralSecurityException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
    }

    static X509Certificate root(String name) {
        KeyPair pair = pair(name, 2048);
        return certificate(
                name, pair.getPublic(), name, true, NOW.minus(days(900)), NOW.plus(days(900)));
    }

    /// Bears the name of the root and the key of the stranger.
    static X509Certificate forgedRoot() {
        return certificate(
                "root",
                pair("stranger", 2048).getPublic(),
                "stranger",
                true,
                NOW.minus(days(900)),
                NOW.plus(days(900)));
    }

    static X509Certificate leaf(KeyPair pair, String root, Instant from, Instant until) {
        return certificate("Bürgerbüro", pair.getPublic(), root, false, from, until);
    }

    static X509Certificate usualLeaf(KeyPair pair) {
        return leaf(pair, "root", NOW.minus(days(10)), NOW.plus(days(300)));
    }

    /// More than the usual extensions of a certificate.
    interface Extra {
        void addTo(JcaX509v3CertificateBuilder builder) throws CertIOException;
    }

    /// A leaf that is valid at that moment, for ten days around it.
    static X509Certificate leafWith(KeyPair pair, String root, Instant at, Extra extra) {
        return certificate(
                "Bürgerbüro",
                pair.getPublic(),
                root,
                false,
                at.minus(days(10)),
                at.plus(days(10)),
                extra);
    }

    static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static X509Certificate certificate(
            String subject,
            PublicKey key,
            String issuer,
            boolean authority,
            Instant from,
            Instant until) {
        return certificate(subject, key, issuer, authority, from, until, _ -> {});
    }

    private static X509Certificate certificate(
            String subject,
            PublicKey key,
            String issuer,
            boolean authority,
            Instant from,
            Instant until,
            Extra extra) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Principal("CN=" + issuer),
                            BigInteger.valueOf(until.toEpochMilli()),
                            Date.from(from),
                            Date.from(until),
                            new X500Principal("CN=" + subject),
                            key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            extra.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(pair(issuer, 2048).getPrivate())));
        } catch (CertificateException | CertIOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The JWK of a public key, written by nimbus.
    public static ObjectNode jwk(
            KeyPair pair,
            String keyId,
            String operation,
            String algorithm,
            X509Certificate... x5c) {
        var numbers = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build().toJSONObject();
        ObjectNode jwk = BoundedJson.MAPPER.createObjectNode();
        jwk.put("kty", "RSA").put("kid", keyId).put("alg", algorithm);
        jwk.putArray("key_ops").add(operation);
        jwk.put("n", (String) numbers.get("n")).put("e", (String) numbers.get("e"));
        if (x5c.length > 0) {
            var chain = jwk.putArray("x5c");
            Arrays.stream(x5c).map(TestKeys::base64).forEach(chain::add);
        }
        return jwk;
    }

    public static ObjectNode encryptionJwk() {
        return jwk(office(), "office-key-1", "wrapKey", "RSA-OAEP-256", usualLeaf(office()));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
