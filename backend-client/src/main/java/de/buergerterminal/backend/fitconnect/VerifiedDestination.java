package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.KeyRules.TrustedKey;
import java.time.Instant;
import java.util.UUID;

/// An office that can be sealed for: active, with a key that passed every check.
///
/// @param asksBack whether it replies over FIT-Connect in a way that this terminal understands
record VerifiedDestination(UUID id, TrustedKey key, MetadataTemplate metadata, boolean asksBack) {

    /// @param destination what the service published about the destination
    /// @param key the JWK it published under the destination's `encryptionKid`
    static VerifiedDestination verify(
            UUID id, JsonNode destination, JsonNode key, KeyRules.Trust trust, Instant now)
            throws Unreadable, UntrustedKeyException {
        return new VerifiedDestination(
                id,
                KeyRules.check(
                        Jwk.parse(key),
                        encryptionKeyId(destination),
                        KeyRules.Use.ENCRYPT,
                        trust,
                        now),
                MetadataTemplate.newestOf(BoundedJson.texts(destination, "metadataVersions"))
                        .orElseThrow(() ->
                                new Unreadable(
                                        "its metadataVersions hold none this terminal writes")),
                asksBack(destination));
    }

    private static boolean asksBack(JsonNode destination) throws Unreadable {
        return BoundedJson.texts(
                        destination.path("replyChannels").path("fitConnect"), "processStandards")
                .contains(ReplyChannel.PROCESS_STANDARD);
    }

    /// Never "the first key": the destination says which one it wants. Refuses an inactive one.
    static String encryptionKeyId(JsonNode destination) throws Unreadable {
        if (!"active".equals(BoundedJson.text(destination, "status"))) {
            throw new Unreadable("it is not active");
        }
        String keyId = BoundedJson.text(destination, "encryptionKid");
        if (!keyId.matches("[A-Za-z0-9_.~-]{1,64}")) throw new Unreadable("its encryptionKid");
        return keyId;
    }
}
