package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// One RSA key of the office with its certificate chain (leaf first), and how it is published.
///
/// @param kid name of the key, 8 to 64 characters; deliberately not the RFC 7638 thumbprint, so
///   that a sender which derives the name instead of reading it is found out
record OfficeKey(String kid, Use use, PrivateKey privateKey, List<X509Certificate> chain) {
    private static final PSSParameterSpec PS512 =
            new PSSParameterSpec(
                    "SHA-512",
                    "MGF1",
                    MGF1ParameterSpec.SHA512,
                    64,
                    PSSParameterSpec.TRAILER_FIELD_BC);

    enum Use {
        ENCRYPTION("-encrypt", "wrapKey", "RSA-OAEP-256"),
        SIGNATURE("-verify", "verify", "PS512");

        private final String suffix;
        private final String operation;
        private final String algorithm;

        Use(String suffix, String operation, String algorithm) {
            this.suffix = suffix;
            this.operation = operation;
            this.algorithm = algorithm;
        }
    }

    OfficeKey {
        chain = List.copyOf(chain);
    }

    static OfficeKey of(Use use, PrivateKey privateKey, List<X509Certificate> chain)
            throws GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(chain.getFirst().getPublicKey().getEncoded());
        String kid = HexFormat.of().formatHex(Arrays.copyOf(digest, 12)) + use.suffix;
        return new OfficeKey(kid, use, privateKey, chain);
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) chain.getFirst().getPublicKey();
    }

    /// A compact JWS (RFC 7515) with PS512.
    String sign(String type, ObjectNode claims) {
        ObjectNode header = Json.object();
        header.put("typ", type).put("alg", "PS512").put("kid", kid);
        String signed =
                Base64Url.encode(header.toString()) + "." + Base64Url.encode(claims.toString());
        try {
            Signature signature = pss();
            signature.initSign(privateKey);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key " + kid + " cannot sign", broken);
        }
    }

    static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PS512);
        return signature;
    }

    /// The public half as a JSON Web Key (RFC 7517).
    ObjectNode jwk() {
        return jwk(publicKey(), chain);
    }

    /// The same key with other numbers or another chain, to see whether a sender notices.
    ObjectNode jwk(RSAPublicKey numbers, List<X509Certificate> certificates) {
        ObjectNode jwk = Json.object();
        jwk.put("kty", "RSA").put("kid", kid).put("alg", use.algorithm);
        jwk.putArray("key_ops").add(use.operation);
        jwk.put("n", Base64Url.encode(unsigned(numbers.getModulus())));
        jwk.put("e", Base64Url.encode(unsigned(numbers.getPublicExponent())));
        var x5c = jwk.putArray("x5c");
        for (X509Certificate certificate : certificates) {
            x5c.add(Base64.getEncoder().encodeToString(encoded(certificate)));
        }
        return jwk;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a parsed certificate has an encoding", impossible);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    @Override
    public String toString() {
        return "OfficeKey[" + kid + "]";
    }
}
