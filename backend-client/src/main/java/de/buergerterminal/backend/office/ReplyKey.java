package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/// The key that a sender published for replies to one case (`replyChannel.fitConnect`).
record ReplyKey(String kid, RSAPublicKey key) {
    static final String PLACE = "/replyChannel/fitConnect";

    /// What both sides understand by a question; no public standard was at hand.
    static final String PROCESS_STANDARD = "urn:de:buergerterminal:process-standard:question:1";

    private static final int LEAST_BITS = 4096;
    private static final int MOST_CHARACTERS = 2_048;

    /// Empty if the sender gave none, another kind of channel, or a key that must not be used.
    static Optional<ReplyKey> of(JsonNode metadata) {
        JsonNode channel = metadata.at(PLACE);
        JsonNode jwk = channel.path("encryptionPublicKey");
        boolean asks =
                channel.path("processStandards")
                        .valueStream()
                        .anyMatch(it -> it.asText().equals(PROCESS_STANDARD));
        if (!asks || !isUsable(jwk)) return Optional.empty();
        try {
            BigInteger modulus = new BigInteger(1, Base64Url.decode(jwk.path("n").asText()));
            if (modulus.bitLength() < LEAST_BITS) return Optional.empty();
            BigInteger exponent = new BigInteger(1, Base64Url.decode(jwk.path("e").asText()));
            return Optional.of(
                    new ReplyKey(
                            jwk.path("kid").asText(),
                            (RSAPublicKey)
                                    KeyFactory.getInstance("RSA")
                                            .generatePublic(
                                                    new RSAPublicKeySpec(modulus, exponent))));
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    /// The rules of metadata 2.1.0 for that JWK, short of doing arithmetic with it.
    static boolean isUsable(JsonNode jwk) {
        return jwk.path("kty").asText().equals("RSA")
                && jwk.path("alg").asText().equals("RSA-OAEP-256")
                && jwk.path("e").asText().equals("AQAB")
                && jwk.path("kid").asText().matches("[A-Za-z0-9_.~-]{8,64}")
                && jwk.path("n").asText().length() >= 683
                && jwk.path("n").asText().length() <= MOST_CHARACTERS
                && jwk.path("key_ops").valueStream().anyMatch(it -> it.asText().equals("wrapKey"));
    }
}
