package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// One signed entry of an event log (RFC 8417), read but believed only after `isSignedBy`.
///
/// @param issuer an address for the service, a destination id for an office
/// @param content what the token says about its one event
record SecurityEventToken(
        String keyId,
        String tokenId,
        String issuer,
        Instant issuedAt,
        String subject,
        String transaction,
        EventKind kind,
        ObjectNode content,
        String signedPart,
        String signature) {

    private static final PSSParameterSpec PS512 =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

    /// FIT-Connect's own lower bound for `iat`: 1 January 2020 in Germany.
    private static final long EARLIEST_SECOND = 1_577_833_200L;

    private static final long LATEST_SECOND = 32_503_680_000L; // year 3000
    private static final int MOST_CHARACTERS = 256 * 1024;

    static SecurityEventToken parse(String compact) throws Unreadable {
        if (compact.length() > MOST_CHARACTERS) throw new Unreadable("the token is too long");
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) throw new Unreadable("the token has not three parts");
        ObjectNode header = BoundedJson.object(text(parts[0]));
        demand("secevent+jwt".equals(BoundedJson.text(header, "typ")), "typ is another one");
        demand("PS512".equals(BoundedJson.text(header, "alg")), "alg is another one");
        // RFC 7515: what is critical and not understood must not be accepted.
        demand(!header.has("crit"), "crit is not understood");
        String keyId = BoundedJson.text(header, "kid");
        demand(keyId.matches("[A-Za-z0-9_.~-]{1,100}"), "kid is unusable");

        ObjectNode claims = BoundedJson.object(text(parts[1]));
        JsonNode issuedAt = claims.path("iat");
        demand(
                issuedAt.isIntegralNumber()
                        && issuedAt.canConvertToLong()
                        && issuedAt.longValue() >= EARLIEST_SECOND
                        && issuedAt.longValue() <= LATEST_SECOND,
                "iat is not a time");
        JsonNode events = claims.path("events");
        demand(events.isObject() && events.size() == 1, "there is not exactly one event");
        var event = events.properties().iterator().next();
        Optional<EventKind> kind = EventKind.of(event.getKey());
        demand(kind.isPresent(), "the event is unknown");
        if (!(event.getValue() instanceof ObjectNode content)) {
            throw new Unreadable("the event is not an object");
        }
        return new SecurityEventToken(
                keyId,
                BoundedJson.text(claims, "jti"),
                BoundedJson.text(claims, "iss"),
                Instant.ofEpochSecond(issuedAt.longValue()),
                BoundedJson.text(claims, "sub"),
                BoundedJson.text(claims, "txn"),
                kind.orElseThrow(),
                content,
                parts[0] + "." + parts[1],
                parts[2]);
    }

    boolean isByService() {
        return issuer.startsWith("http");
    }

    boolean isSignedBy(RSAPublicKey key) {
        return isSigned(signedPart, signature, key);
    }

    /// @param signedPart header and claims of a compact JWS with the dot between them
    static boolean isSigned(String signedPart, String signature, RSAPublicKey key) {
        try {
            var verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(PS512);
            verifier.initVerify(key);
            verifier.update(signedPart.getBytes(US_ASCII));
            return verifier.verify(decode(signature));
        } catch (GeneralSecurityException | Unreadable _) {
            return false; // a signature of the wrong length throws instead of answering
        }
    }

    /// Whether the event says anything about tags; older offices accept with an empty object.
    boolean claimsTags() {
        return content.has("authenticationTags");
    }

    /// Whether the event's tags are exactly these: none missing, none more, none unreadable.
    boolean claims(AuthenticationTags sent) {
        JsonNode tags = content.path("authenticationTags");
        if (!tags.path("metadata").asText("").equals(sent.metadata())
                || !tags.path("data").asText("").equals(sent.data())) {
            return false;
        }
        JsonNode attachments = tags.path("attachments");
        if (attachments.isMissingNode() || attachments.isNull())
            return sent.attachments().isEmpty();
        if (!attachments.isObject() || attachments.size() != sent.attachments().size())
            return false;
        return sent.attachments().entrySet().stream()
                .allMatch(each ->
                        attachments
                                .path(each.getKey().toString())
                                .asText("")
                                .equals(each.getValue()));
    }

    private static String text(String part) throws Unreadable {
        return new String(decode(part), UTF_8);
    }

    private static byte[] decode(String part) throws Unreadable {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new Unreadable("the token is not base64url");
        }
    }

    private static void demand(boolean condition, String otherwise) throws Unreadable {
        if (!condition) throw new Unreadable(otherwise);
    }
}
