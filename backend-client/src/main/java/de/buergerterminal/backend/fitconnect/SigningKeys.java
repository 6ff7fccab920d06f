package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.KeyRules.Use;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Keys that sign events: the service's own from its JWKS, an office's from its destination.
/// Published keys are kept in memory, since a `kid` never names another key later.
final class SigningKeys implements EventLogRules.Keys {
    /// More keys than any service has; beyond it the memory starts anew.
    private static final int MOST_KEPT = 64;

    private final KeyRules.Trust trust;
    private final Supplier<Reply<ObjectNode>> serviceKeys;
    private final OfficeKeys officeKeys;
    private final Map<String, Jwk> published = new ConcurrentHashMap<>();

    /// Fetches one key of a destination.
    interface OfficeKeys {
        Reply<ObjectNode> key(UUID destinationId, String keyId);
    }

    SigningKeys(
            KeyRules.Trust trust, Supplier<Reply<ObjectNode>> serviceKeys, OfficeKeys officeKeys) {
        this.trust = trust;
        this.serviceKeys = serviceKeys;
        this.officeKeys = officeKeys;
    }

    @Override
    public Reply<RSAPublicKey> keyOf(SecurityEventToken token) {
        String name = (token.isByService() ? "service" : token.issuer()) + "/" + token.keyId();
        Jwk known = published.get(name);
        Reply<Jwk> jwk = known == null ? fetch(token) : new Reply.Done<>(known);
        return jwk.then(key -> {
            try {
                RSAPublicKey trusted = trusted(key, token);
                if (published.size() >= MOST_KEPT) published.clear();
                published.put(name, key);
                return new Reply.Done<>(trusted);
            } catch (UntrustedKeyException refused) {
                return new Reply.Contradiction<>(String.valueOf(refused.getMessage()));
            }
        });
    }

    private RSAPublicKey trusted(Jwk key, SecurityEventToken token) throws UntrustedKeyException {
        return token.isByService()
                ? KeyRules.checkNumbers(key, token.keyId(), Use.VERIFY)
                // Judged at the time of the event: a decision stays proven when the office's
                // certificate has ended since.
                : KeyRules.check(key, token.keyId(), Use.VERIFY, trust, token.issuedAt()).key();
    }

    private Reply<Jwk> fetch(SecurityEventToken token) {
        if (token.isByService()) {
            return serviceKeys.get().then(keys -> choose(keys.path("keys"), token.keyId()));
        }
        return officeKeys
                .key(UUID.fromString(token.issuer()), token.keyId())
                .then(SigningKeys::read);
    }

    static Reply<Jwk> choose(JsonNode keys, String keyId) {
        for (JsonNode each : keys) {
            if (each.path("kid").asText("").equals(keyId)) return read(each);
        }
        // A moment after a change of keys this heals by itself, so it is no contradiction yet.
        return Reply.retry(Trouble.FAILED, "the service has not published the key of its event");
    }

    private static Reply<Jwk> read(JsonNode key) {
        try {
            return new Reply.Done<>(Jwk.parse(key));
        } catch (Unreadable unreadable) {
            return new Reply.Contradiction<>("a published key: " + unreadable.getMessage());
        }
    }
}
