package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.catalogue.ServiceId;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Everything a terminal must be told about its FIT-Connect access; no address is built in.
///
/// @param tokenUri full address of the token endpoint
/// @param submissionUri base below which `/v2/...` and `/.well-known/jwks.json` lie
/// @param trustAnchors roots of the administration PKI (V-PKI) that must vouch for an office's key
/// @param acceptUncertifiedKeys skips the certificate checks; possible in `TEST` only
/// @param holdTime how long a request may lie in the outbox; a key must outlive it, 1 h to 30 days
/// @param requestLimit total time of one exchange, connection and body included, up to 1 min
/// @param softwareVersion of this terminal, sent as user agent and as author of the metadata
/// @param routes which destination takes which service
/// @param network proxy and TLS
/// @param api the version of the Submission API that `submissionUri` speaks
public record FitConnectSettings(
        Environment environment,
        URI tokenUri,
        URI submissionUri,
        String clientId,
        String clientSecret,
        Set<X509Certificate> trustAnchors,
        boolean acceptUncertifiedKeys,
        Duration holdTime,
        Duration requestLimit,
        String softwareVersion,
        Map<ServiceId, Route> routes,
        Network network,
        ApiVersion api) {

    public static final Duration USUAL_HOLD_TIME = Duration.ofDays(3);
    public static final Duration USUAL_REQUEST_LIMIT = Duration.ofSeconds(15);

    /// The three FIT-Connect environments.
    public enum Environment {
        TEST,
        STAGE,
        PROD
    }

    /// @param publicServiceIdentifier for example `urn:de:fim:leika:leistung:99102013104000`
    /// @param publicServiceName as the office knows the service
    public record Route(
            UUID destinationId, String publicServiceIdentifier, String publicServiceName) {}

    /// For a service on this machine, with v2 of the API.
    public FitConnectSettings(
            Environment environment,
            URI tokenUri,
            URI submissionUri,
            String clientId,
            String clientSecret,
            Set<X509Certificate> trustAnchors,
            boolean acceptUncertifiedKeys,
            Duration holdTime,
            Duration requestLimit,
            String softwareVersion,
            Map<ServiceId, Route> routes) {
        this(
                environment,
                tokenUri,
                submissionUri,
                clientId,
                clientSecret,
                trustAnchors,
                acceptUncertifiedKeys,
                holdTime,
                requestLimit,
                softwareVersion,
                routes,
                Network.LOOPBACK,
                ApiVersion.V2);
    }

    public FitConnectSettings {
        trustAnchors = Set.copyOf(trustAnchors);
        routes = Map.copyOf(routes);
        demand(
                environment == Environment.TEST || !acceptUncertifiedKeys,
                "keys without certificate are possible in TEST only; remove acceptUncertifiedKeys");
        demand(
                acceptUncertifiedKeys || !trustAnchors.isEmpty(),
                "no trust anchor is configured; add the root certificates of the V-PKI");
        demandSafeAddress(environment, tokenUri, network);
        demandSafeAddress(environment, submissionUri, network);
        demand(!clientId.isBlank() && !clientSecret.isBlank(), "client id or secret is missing");
        demand(
                within(holdTime, Duration.ofHours(1), Duration.ofDays(30)),
                "holdTime must be 1 hour to 30 days");
        demand(
                within(requestLimit, Duration.ofMillis(50), Duration.ofMinutes(1)),
                "requestLimit must be at most 1 minute");
        demand(
                softwareVersion.matches("[A-Za-z0-9._-]{1,40}"),
                "softwareVersion must be 1 to 40 characters of A-Z, a-z, 0-9, '.', '_', '-'");
    }

    public Optional<Route> routeOf(ServiceId service) {
        return Optional.ofNullable(routes.get(service));
    }

    /// Requests without a sensible user agent are answered 403 by the service's bot detection.
    static String userAgent(String softwareVersion) {
        return "Buergerterminal/" + softwareVersion;
    }

    KeyRules.Trust trust() {
        return new KeyRules.Trust(trustAnchors, !acceptUncertifiedKeys, holdTime);
    }

    /// `path` starts with a slash and is written as of v2.
    URI below(String path) {
        return URI.create(api.address(submissionUri.toString(), path));
    }

    /// The same terminal, reached another way.
    public FitConnectSettings over(Network other, ApiVersion version) {
        return with(tokenUri, submissionUri, other, version);
    }

    /// The same terminal at another service.
    FitConnectSettings at(URI token, URI submission, Network other) {
        return with(token, submission, other, api);
    }

    private FitConnectSettings with(URI token, URI submission, Network other, ApiVersion version) {
        return new FitConnectSettings(
                environment,
                token,
                submission,
                clientId,
                clientSecret,
                trustAnchors,
                acceptUncertifiedKeys,
                holdTime,
                requestLimit,
                softwareVersion,
                routes,
                other,
                version);
    }

    static void demandSafeAddress(Environment environment, URI uri, Network network) {
        boolean tls = "https".equals(uri.getScheme());
        boolean loopback =
                "http".equals(uri.getScheme())
                        && Set.of("127.0.0.1", "localhost", "[::1]")
                                .contains(String.valueOf(uri.getHost()));
        demand(
                tls || (loopback && environment == Environment.TEST),
                "the address " + uri + " must start with https://");
        demand(
                !tls || network.trustsSomebody(),
                "no TLS anchor is configured for " + uri + "; name the root of its certificate");
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void demand(boolean condition, String sentence) {
        if (!condition) throw new IllegalArgumentException("FIT-Connect settings: " + sentence);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "FitConnectSettings[" + environment + ", " + submissionUri + ", " + clientId + "]";
    }
}
