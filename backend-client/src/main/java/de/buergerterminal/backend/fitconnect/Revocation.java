package de.buergerterminal.backend.fitconnect;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Asks whether the certificates of an office were taken back: OCSP where the certificate names a
/// responder, else the revocation list of its distribution point (RFC 6960, RFC 5280). Who cannot
/// be asked in time changes nothing: responders of the V-PKI are often unreachable from a town's
/// network, and a terminal must work then too.
///
/// The JDK asks, through a proxy only where the process has set a `RevocationProxy`; the addresses
/// come from certificates that a configured trust anchor vouches for.
final class Revocation {
    enum Answer {
        GOOD,
        REVOKED,
        /// Nobody answered in time, or nobody is named who could.
        UNKNOWN
    }

    private Revocation() {}

    /// @param chain leaf first, already anchored
    /// @param limit for everything together
    static Answer ask(
            List<X509Certificate> chain, Set<X509Certificate> anchors, Instant at, Duration limit) {
        List<X509Certificate> path =
                chain.stream().takeWhile(each -> !anchors.contains(each)).toList();
        if (path.isEmpty()) return Answer.GOOD; // a trust anchor is trusted until it is removed
        var asking = new FutureTask<>(() -> validate(path, anchors, at));
        Thread thread = Thread.ofVirtual().name("revocation").start(asking);
        try {
            return asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            thread.interrupt();
            return Answer.UNKNOWN;
        } catch (ExecutionException _) {
            return Answer.UNKNOWN;
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }

    private static Answer validate(
            List<X509Certificate> path, Set<X509Certificate> anchors, Instant at)
            throws GeneralSecurityException {
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.SOFT_FAIL));
        var parameters =
                new PKIXParameters(
                        anchors.stream()
                                .map(anchor -> new TrustAnchor(anchor, null))
                                .collect(Collectors.toSet()));
        parameters.addCertPathChecker(checker);
        parameters.setDate(Date.from(at));
        try {
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return checker.getSoftFailExceptions().isEmpty() ? Answer.GOOD : Answer.UNKNOWN;
        } catch (CertPathValidatorException refused) {
            return refused.getReason() == BasicReason.REVOKED ? Answer.REVOKED : Answer.UNKNOWN;
        }
    }
}
