package de.buergerterminal.backend.office;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;

/// Writes X.509 v3 certificates (RFC 5280) signed with SHA-512 and RSA. It stands where the
/// administration's PKI stands in production, and offers neither OCSP nor a revocation list.
final class CertificateAuthority {
    private static final byte[] SHA512_WITH_RSA =
            Der.sequence(Der.oid("1.2.840.113549.1.1.13"), Der.NULL);
    // Key usage bits, first bit = most significant of the byte, with the unused bits of each.
    private static final byte[] SIGNS_CERTIFICATES = Der.bits(new byte[] {0b0000_0110}, 1);
    private static final byte[] WRAPS_KEYS = Der.bits(new byte[] {0b0010_0000}, 5);
    private static final byte[] SIGNS = Der.bits(new byte[] {(byte) 0b1000_0000}, 7);

    enum Use {
        ISSUE,
        WRAP_KEYS,
        SIGN
    }

    private final X500Principal name;
    private final PrivateKey key;
    private final PublicKey publicKey;

    CertificateAuthority(X500Principal name, PrivateKey key, PublicKey publicKey) {
        this.name = name;
        this.key = key;
        this.publicKey = publicKey;
    }

    /// A self-signed root certificate for that key pair.
    static X509Certificate root(X500Principal name, KeyPair pair, Instant from, Instant until)
            throws GeneralSecurityException {
        return new CertificateAuthority(name, pair.getPrivate(), pair.getPublic())
                .issue(name, pair.getPublic(), Use.ISSUE, from, until);
    }

    X509Certificate issue(
            X500Principal subject, PublicKey subjectKey, Use use, Instant from, Instant until)
            throws GeneralSecurityException {
        byte[] body =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(126, new SecureRandom()).setBit(126)),
                        SHA512_WITH_RSA,
                        name.getEncoded(),
                        Der.sequence(Der.time(from), Der.time(until)),
                        subject.getEncoded(),
                        subjectKey.getEncoded(),
                        Der.explicit(3, extensions(subjectKey, use)));
        Signature signature = Signature.getInstance("SHA512withRSA");
        signature.initSign(key);
        signature.update(body);
        byte[] certificate = Der.sequence(body, SHA512_WITH_RSA, Der.bits(signature.sign(), 0));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate));
    }

    private byte[] extensions(PublicKey subjectKey, Use use) throws GeneralSecurityException {
        byte[] constraints = use == Use.ISSUE ? Der.sequence(Der.yes()) : Der.sequence();
        byte[] usage =
                switch (use) {
                    case ISSUE -> SIGNS_CERTIFICATES;
                    case WRAP_KEYS -> WRAPS_KEYS;
                    case SIGN -> SIGNS;
                };
        return Der.sequence(
                critical("2.5.29.19", constraints),
                critical("2.5.29.15", usage),
                Der.sequence(
                        Der.oid("2.5.29.14"), Der.octets(Der.octets(keyIdentifier(subjectKey)))),
                Der.sequence(
                        Der.oid("2.5.29.35"),
                        Der.octets(Der.sequence(Der.implicit(0, keyIdentifier(publicKey))))));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
    }

    private static byte[] keyIdentifier(PublicKey of) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getEncoded());
        return Arrays.copyOf(digest, 20);
    }
}
