package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One security event token of the event log (RFC 8417), signed with PS512.
///
/// @param compact the token as it travels
/// @param subjectId of the submission or, in events of replies, of the reply
/// @param payload what the event says, for example its `authenticationTags`
record EventToken(
        String compact,
        String kid,
        String issuer,
        UUID id,
        UUID subjectId,
        UUID caseId,
        Instant at,
        EventKind kind,
        String schema,
        JsonNode payload) {
    /// The only payload schema that the live service was seen to accept in 2026.
    static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

    /// Writes and signs a new token.
    static EventToken sign(
            OfficeKey key,
            String issuer,
            UUID subjectId,
            UUID caseId,
            Instant at,
            EventKind kind,
            ObjectNode payload) {
        UUID id = UUID.randomUUID();
        ObjectNode claims = Json.object();
        claims.put("$schema", SCHEMA).put("jti", id.toString()).put("iss", issuer);
        claims.put("iat", at.getEpochSecond());
        claims.put("sub", kind.subject() + subjectId).put("txn", "case:" + caseId);
        claims.putObject("events").set(kind.uri(), payload);
        return new EventToken(
                key.sign("secevent+jwt", claims),
                key.kid(),
                issuer,
                id,
                subjectId,
                caseId,
                at,
                kind,
                SCHEMA,
                payload);
    }

    /// Reads a token without judging its signature; empty if it is no event of ours.
    static Optional<EventToken> parse(String compact) {
        String[] parts = compact.split("\\.", 5);
        if (parts.length != 3 || compact.length() > 100_000) return Optional.empty();
        try {
            JsonNode header = decoded(parts[0]);
            JsonNode claims = decoded(parts[1]);
            if (!header.path("typ").asText().equals("secevent+jwt")
                    || !header.path("alg").asText().equals("PS512")
                    || header.has("crit")
                    || claims.path("events").size() != 1) {
                return Optional.empty();
            }
            var event = claims.get("events").properties().iterator().next();
            return EventKind.of(event.getKey())
                    .map(kind -> read(compact, header, claims, kind, event.getValue()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static EventToken read(
            String compact, JsonNode header, JsonNode claims, EventKind kind, JsonNode payload) {
        return new EventToken(
                compact,
                required(header, "kid"),
                required(claims, "iss"),
                UUID.fromString(required(claims, "jti")),
                UUID.fromString(after(kind.subject(), required(claims, "sub"))),
                UUID.fromString(after("case:", required(claims, "txn"))),
                Instant.ofEpochSecond(claims.path("iat").asLong()),
                kind,
                claims.path("$schema").asText(""),
                payload);
    }

    private static JsonNode decoded(String part) {
        return Json.parse(new String(Base64Url.decode(part), StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("no JSON object"));
    }

    private static String required(JsonNode in, String member) {
        return Json.text(in, "/" + member)
                .orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
    }

    private static String after(String prefix, String text) {
        if (!text.startsWith(prefix)) throw new IllegalArgumentException(prefix + " is missing");
        return text.substring(prefix.length());
    }

    boolean isSignedBy(PublicKey key) {
        int lastDot = compact.lastIndexOf('.');
        try {
            Signature signature = OfficeKey.pss();
            signature.initVerify(key);
            signature.update(compact.substring(0, lastDot).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64Url.decode(compact.substring(lastDot + 1)));
        } catch (SignatureException | IllegalArgumentException wrongShape) {
            return false;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java cannot verify PS512", broken);
        }
    }
}
