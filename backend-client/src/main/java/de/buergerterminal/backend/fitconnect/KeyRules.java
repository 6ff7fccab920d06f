package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.fitconnect.UntrustedKeyException.Reason;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// When a published key may be used: FITKO's rules for keys and certificates of the V-PKI.
///
/// Everything but revocation needs no network, because a terminal must be able to seal while it is
/// offline; the directory asks for revocation when it fetches a key.
final class KeyRules {
    private static final BigInteger F4 = BigInteger.valueOf(65537);
    private static final int LEAST_BITS = 4096;

    private KeyRules() {}

    enum Use {
        ENCRYPT("wrapKey", "RSA-OAEP-256"),
        VERIFY("verify", "PS512");

        private final String operation;
        private final String algorithm;

        Use(String operation, String algorithm) {
            this.operation = operation;
            this.algorithm = algorithm;
        }
    }

    /// @param holdTime how much longer than now an encryption key's certificates must be valid
    record Trust(Set<X509Certificate> anchors, boolean certificatesRequired, Duration holdTime) {}

    /// @param ends the first end among its certificates; far away for a key without certificate
    record TrustedKey(String keyId, RSAPublicKey key, Instant ends) {}

    /// @param at now, or for the signature on an event the time of that event
    static TrustedKey check(Jwk jwk, String keyId, Use use, Trust trust, Instant at)
            throws UntrustedKeyException {
        RSAPublicKey key = checkNumbers(jwk, keyId, use);
        if (!trust.certificatesRequired()) return new TrustedKey(keyId, key, Instant.MAX);
        List<X509Certificate> chain = certificates(jwk);
        if (!key.equals(chain.getFirst().getPublicKey())) {
            throw new UntrustedKeyException(Reason.CERTIFICATE_OF_ANOTHER_KEY);
        }
        Instant ends = checkDates(chain, use, trust, at);
        checkAnchor(chain, trust, at);
        return new TrustedKey(keyId, key, ends);
    }

    /// Asks the network whether a key that passed `check` was taken back; an unknown answer passes.
    ///
    /// @param limit how long this may take
    static void checkRevocation(Jwk jwk, Trust trust, Instant at, Duration limit)
            throws UntrustedKeyException {
        if (!trust.certificatesRequired()) return;
        List<X509Certificate> chain = certificates(jwk);
        demand(
                Revocation.ask(chain, trust.anchors(), within(chain, at), limit)
                        != Revocation.Answer.REVOKED,
                Reason.REVOKED);
    }

    /// The checks that need no certificate; enough for the service's own keys, which come over TLS.
    static RSAPublicKey checkNumbers(Jwk jwk, String keyId, Use use) throws UntrustedKeyException {
        demand(jwk.operations().contains(use.operation), Reason.WRONG_USE);
        demand(jwk.algorithm().equals(use.algorithm), Reason.WRONG_ALGORITHM);
        demand(jwk.modulus().bitLength() >= LEAST_BITS, Reason.TOO_SHORT);
        demand(jwk.exponent().equals(F4), Reason.WRONG_EXPONENT);
        demand(jwk.keyId().equals(keyId), Reason.WRONG_KEY_ID);
        try {
            return jwk.key();
        } catch (GeneralSecurityException _) {
            throw new UntrustedKeyException(Reason.UNREADABLE);
        }
    }

    private static List<X509Certificate> certificates(Jwk jwk) throws UntrustedKeyException {
        demand(!jwk.certificates().isEmpty(), Reason.NO_CERTIFICATE);
        var chain = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : jwk.certificates()) {
                chain.add(
                        (X509Certificate)
                                factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException _) {
            throw new UntrustedKeyException(Reason.UNREADABLE);
        }
        return chain;
    }

    private static Instant checkDates(List<X509Certificate> chain, Use use, Trust trust, Instant at)
            throws UntrustedKeyException {
        Instant ends = Instant.MAX;
        for (X509Certificate each : chain) {
            Instant begin = each.getNotBefore().toInstant();
            demand(!at.plus(ServiceClock.TOLERATED).isBefore(begin), Reason.NOT_YET_VALID);
            Instant end = each.getNotAfter().toInstant();
            demand(!at.minus(ServiceClock.TOLERATED).isAfter(end), Reason.EXPIRED);
            if (use == Use.ENCRYPT) {
                demand(!at.plus(trust.holdTime()).isAfter(end), Reason.ENDS_TOO_SOON);
            }
            if (end.isBefore(ends)) ends = end;
        }
        return ends;
    }

    private static void checkAnchor(List<X509Certificate> chain, Trust trust, Instant at)
            throws UntrustedKeyException {
        if (trust.anchors().contains(chain.getFirst())) return;
        // PKIX wants the path without its anchor, but publishers often append the root.
        List<X509Certificate> path =
                chain.stream().takeWhile(each -> !trust.anchors().contains(each)).toList();
        try {
            var parameters =
                    new PKIXParameters(
                            trust.anchors().stream()
                                    .map(anchor -> new TrustAnchor(anchor, null))
                                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(within(chain, at)));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
        } catch (GeneralSecurityException _) {
            throw new UntrustedKeyException(Reason.NOT_ANCHORED);
        }
    }

    /// PKIX knows no tolerance, so a time just outside is moved to the edge that `checkDates`
    /// allowed.
    private static Instant within(List<X509Certificate> chain, Instant at) {
        Instant within = at;
        for (X509Certificate each : chain) {
            Instant begin = each.getNotBefore().toInstant();
            Instant end = each.getNotAfter().toInstant();
            if (within.isBefore(begin)) within = begin;
            if (within.isAfter(end)) within = end;
        }
        return within;
    }

    private static void demand(boolean condition, Reason otherwise) throws UntrustedKeyException {
        if (!condition) throw new UntrustedKeyException(otherwise);
    }
}
