package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An RSA public key as FIT-Connect publishes it (RFC 7517). Read, but not yet trusted.
///
/// @param certificates DER, leaf first; empty where none was published
record Jwk(
        String keyId,
        String algorithm,
        List<String> operations,
        BigInteger modulus,
        BigInteger exponent,
        List<byte[]> certificates) {

    /// More than any real chain; a longer one is an attack or a mistake.
    private static final int MOST_CERTIFICATES = 10;

    static Jwk parse(JsonNode json) throws Unreadable {
        if (!"RSA".equals(BoundedJson.text(json, "kty"))) throw new Unreadable("kty is not RSA");
        var certificates = new ArrayList<byte[]>();
        List<String> chain = BoundedJson.texts(json, "x5c");
        if (chain.size() > MOST_CERTIFICATES) throw new Unreadable("x5c is too long");
        for (String each : chain) certificates.add(decode(Base64.getDecoder(), each, "x5c"));
        return new Jwk(
                BoundedJson.text(json, "kid"),
                BoundedJson.text(json, "alg"),
                BoundedJson.texts(json, "key_ops"),
                number(json, "n"),
                number(json, "e"),
                List.copyOf(certificates));
    }

    RSAPublicKey key() throws GeneralSecurityException {
        return (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static BigInteger number(JsonNode json, String member) throws Unreadable {
        String text = BoundedJson.text(json, member);
        if (text.length() > 4096) throw new Unreadable(member + " is too long");
        return new BigInteger(1, decode(Base64.getUrlDecoder(), text, member));
    }

    private static byte[] decode(Base64.Decoder decoder, String text, String member)
            throws Unreadable {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(member + " is not base64");
        }
    }
}
