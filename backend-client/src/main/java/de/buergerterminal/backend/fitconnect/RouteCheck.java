package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.KeyRules.Use;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Whether the self-service portal signed that a destination is responsible for a service in an
/// area, and lives at our delivery service. Nobody else's word sends a citizen's request anywhere.
public final class RouteCheck {
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";

    /// What a LeiKa key begins with where it names a service.
    public static final String SERVICE = "urn:de:fim:leika:leistung:";

    private static final int MOST_CHARACTERS = 256 * 1024;

    private final JsonNode portalKeys;
    private final String submissionHost;
    private final Clock clock;

    RouteCheck(JsonNode portalKeys, URI submissionUri, Clock clock) {
        this.portalKeys = portalKeys;
        this.submissionHost = String.valueOf(submissionUri.getHost());
        this.clock = clock;
    }

    /// Empty if the route may be used, else the one reason why not.
    ///
    /// @param leikaKey 14 digits
    /// @param ars the area asked for; the signed area must be the same or contain it
    public Optional<String> objection(RoutedOffice office, String leikaKey, String ars) {
        try {
            verify(office, leikaKey, ars);
            return Optional.empty();
        } catch (Unreadable | UntrustedKeyException refused) {
            return Optional.of("the route is refused: " + refused.getMessage());
        }
    }

    private void verify(RoutedOffice office, String leikaKey, String ars)
            throws Unreadable, UntrustedKeyException {
        String jws = office.signature();
        if (jws.length() > MOST_CHARACTERS) throw new Unreadable("its signature is too long");
        String[] parts = jws.split("\\.", -1);
        demand(parts.length == 3, "its signature has not three parts");
        ObjectNode header = decoded(parts[0]);
        demand("PS512".equals(header.path("alg").asText()), "alg is another one");
        demand("JWT".equals(header.path("typ").asText()), "typ is another one");
        demand(!header.has("crit"), "crit is not understood");
        RSAPublicKey key = key(BoundedJson.text(header, "kid"));
        demand(
                SecurityEventToken.isSigned(parts[0] + "." + parts[1], parts[2], key),
                "its signature is wrong");
        ObjectNode claims = decoded(parts[1]);
        demand(
                submissionHost.equals(hostOf(BoundedJson.text(claims, "submissionHost"))),
                "it belongs to another delivery service");
        demand(
                office.destinationId().equals(BoundedJson.uuid(claims, "destinationId")),
                "it speaks about another destination");
        JsonNode issuedAt = claims.path("iat");
        demand(issuedAt.isIntegralNumber() && issuedAt.canConvertToLong(), "iat is not a time");
        Instant latest = clock.instant().plus(ServiceClock.TOLERATED);
        demand(issuedAt.longValue() <= latest.getEpochSecond(), "iat is in the future");
        boolean covered = false;
        for (JsonNode each : claims.path("services")) covered |= covers(each, leikaKey, ars);
        demand(covered, "it covers another service or area");
    }

    private RSAPublicKey key(String keyId) throws Unreadable, UntrustedKeyException {
        if (SigningKeys.choose(portalKeys, keyId) instanceof Reply.Done<Jwk>(var jwk)) {
            return KeyRules.checkNumbers(jwk, keyId, Use.VERIFY);
        }
        throw new Unreadable("the portal has not published the key of its signature");
    }

    private static boolean covers(JsonNode service, String leikaKey, String ars) throws Unreadable {
        boolean sameService =
                BoundedJson.texts(service, "leistungIDs").contains(SERVICE + leikaKey);
        // A regional key begins with the key of the region around it.
        return sameService
                && BoundedJson.texts(service, "gebietIDs").stream()
                        .filter(it -> it.startsWith(AREA))
                        .map(it -> it.substring(AREA.length()))
                        .anyMatch(it -> it.matches("\\d{2,12}") && ars.startsWith(it));
    }

    private static String hostOf(String stated) {
        String host = stated.replaceFirst("^https://", "");
        int end = host.indexOf('/');
        return end < 0 ? host : host.substring(0, end);
    }

    private static ObjectNode decoded(String part) throws Unreadable {
        try {
            return BoundedJson.object(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        } catch (IllegalArgumentException _) {
            throw new Unreadable("its signature is not base64url");
        }
    }

    private static void demand(boolean condition, String otherwise) throws Unreadable {
        if (!condition) throw new Unreadable(otherwise);
    }
}
