package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// Makes encryption keys that look right and are not, for the fault of the same name.
final class WrongKeys {
    private final CertificateAuthority authority;
    private final X509Certificate root;
    private final Clock clock;

    WrongKeys(CertificateAuthority authority, X509Certificate root, Clock clock) {
        this.authority = authority;
        this.root = root;
        this.clock = clock;
    }

    ObjectNode insteadOf(Destination destination, WrongKey kind) {
        OfficeKey right = destination.encryption();
        try {
            return switch (kind) {
                case NOT_IN_THE_CERTIFICATE ->
                        right.jwk(destination.signature().publicKey(), right.chain());
                case OF_A_FOREIGN_ROOT -> ofAForeignRoot(right);
                case EXPIRED -> expired(right);
            };
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java cannot issue certificates", broken);
        }
    }

    /// The foreign root even bears the same name.
    private ObjectNode ofAForeignRoot(OfficeKey right) throws GeneralSecurityException {
        KeyPair foreign = KeyRing.generate(2048);
        X500Principal name = root.getSubjectX500Principal();
        Instant from = clock.instant().minus(Duration.ofDays(1));
        Instant until = clock.instant().plus(Duration.ofDays(365));
        X509Certificate foreignRoot = CertificateAuthority.root(name, foreign, from, until);
        X509Certificate leaf =
                new CertificateAuthority(name, foreign.getPrivate(), foreign.getPublic())
                        .issue(
                                right.chain().getFirst().getSubjectX500Principal(),
                                right.publicKey(),
                                CertificateAuthority.Use.WRAP_KEYS,
                                from,
                                until);
        return right.jwk(right.publicKey(), List.of(leaf, foreignRoot));
    }

    private ObjectNode expired(OfficeKey right) throws GeneralSecurityException {
        RSAPublicKey numbers = right.publicKey();
        X509Certificate leaf =
                authority.issue(
                        right.chain().getFirst().getSubjectX500Principal(),
                        numbers,
                        CertificateAuthority.Use.WRAP_KEYS,
                        clock.instant().minus(Duration.ofDays(30)),
                        clock.instant().minus(Duration.ofDays(1)));
        return right.jwk(numbers, List.of(leaf, root));
    }
}
