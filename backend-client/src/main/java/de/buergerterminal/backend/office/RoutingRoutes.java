package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// FIT-Connect's Routing API (version 2.0.0, paths below `/v1`) for the one invented town, and the
/// self-service portal that signs each route. Nobody needs an account here.
final class RoutingRoutes {
    static final String BASE = "/routing-api";

    /// No German state has this number, so nothing sent here by mistake looks like a real town's.
    static final String AREA = "99";

    private static final String AREA_ID = "1";
    private static final int USUAL_PAGE = 100;
    private static final int MOST_PER_PAGE = 500;
    private static final int MOST_EXPRESSIONS = 10;

    private final List<Destination> destinations;
    private final OfficeKey portal;
    private final String town;
    private final Clock clock;

    RoutingRoutes(List<Destination> destinations, OfficeKey portal, String town, Clock clock) {
        this.destinations = List.copyOf(destinations);
        this.portal = portal;
        this.town = town;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get(BASE + "/.well-known/jwks.json", this::portalKeys);
        routes.get(BASE + "/v1/routes", this::routes);
        routes.get(BASE + "/v1/areas", this::areas);
        routes.get(BASE + "/v1/info", RoutingRoutes::info);
    }

    private void portalKeys(Context ctx) {
        ObjectNode keys = Json.object();
        keys.putArray("keys").add(portal.jwk());
        Reply.json(ctx, 200, keys);
    }

    private void routes(Context ctx) {
        String key = query(ctx, "leikaKey", "99\\d{12}").orElseThrow(RoutingRoutes::incomplete);
        Optional<String> ars = query(ctx, "ars", "\\d{2}|\\d{3}|\\d{5}|\\d{9}|\\d{12}");
        Optional<String> ags = query(ctx, "ags", "\\d{2}|\\d{3}|\\d{5}|\\d{8}");
        Optional<String> areaId = query(ctx, "areaId", "\\d{1,20}");
        List<String> named = Stream.of(ars, ags, areaId).flatMap(Optional::stream).toList();
        if (named.size() != 1) throw incomplete();
        boolean here =
                areaId.map(AREA_ID::equals).orElseGet(() -> named.getFirst().startsWith(AREA));
        var found = new ArrayList<ObjectNode>();
        String identifier = "urn:de:fim:leika:leistung:" + key;
        for (Destination each : here ? destinations : List.<Destination>of()) {
            if (each.service(identifier).isPresent()) found.add(route(ctx, each, identifier));
        }
        page(ctx, "routes", found);
    }

    private ObjectNode route(Context ctx, Destination destination, String identifier) {
        return Json.object()
                .put("destinationId", destination.id().toString())
                .put("destinationSignature", signature(ctx, destination, identifier))
                .put("destinationName", destination.name());
    }

    private String signature(Context ctx, Destination destination, String identifier) {
        String host = String.valueOf(ctx.host());
        ObjectNode claims = Json.object();
        claims.put("submissionHost", host.replaceFirst(":\\d+$", ""));
        claims.put("iss", "http://" + host);
        ObjectNode service = claims.putArray("services").addObject();
        service.putArray("gebietIDs")
                .add("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:" + AREA);
        service.putArray("leistungIDs").add(identifier);
        claims.put("destinationId", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return portal.sign("JWT", claims);
    }

    private void areas(Context ctx) {
        List<String> expressions = ctx.queryParams("areaSearchexpression");
        if (expressions.isEmpty()
                || expressions.size() > MOST_EXPRESSIONS
                || expressions.stream().anyMatch(it -> it.replace("*", "").length() < 2)) {
            throw Refusal.badRequest(
                    "Send 1 to 10 areaSearchexpression of two or more characters beside *.");
        }
        boolean all = expressions.stream().allMatch(it -> matches(it, town));
        page(
                ctx,
                "areas",
                all
                        ? List.of(
                                Json.object()
                                        .put("id", AREA_ID)
                                        .put("name", town)
                                        .put("type", "Stadt"))
                        : List.of());
    }

    /// Piece by piece, because a pattern made of a stranger's stars could take for ever.
    private static boolean matches(String expression, String name) {
        String text = name.toLowerCase(Locale.ROOT);
        int from = 0;
        for (String piece : expression.toLowerCase(Locale.ROOT).split("\\*+", -1)) {
            int at = text.indexOf(piece, from);
            if (at < 0 || (from == 0 && at > 0 && !expression.startsWith("*"))) return false;
            from = at + piece.length();
        }
        return from == text.length() || expression.endsWith("*");
    }

    private static void info(Context ctx) {
        ObjectNode body = Json.object();
        body.putObject("version").put("major", 2).put("minor", 0).put("patch", 0);
        Reply.json(ctx, 200, body);
    }

    private static void page(Context ctx, String member, List<ObjectNode> all) {
        int offset = number(ctx, "offset", 0, 0, Integer.MAX_VALUE);
        int limit = number(ctx, "limit", USUAL_PAGE, 1, MOST_PER_PAGE);
        List<ObjectNode> some = all.stream().skip(offset).limit(limit).toList();
        ObjectNode body = Json.object();
        body.put("count", some.size()).put("offset", offset).put("totalCount", all.size());
        ArrayNode list = body.putArray(member);
        some.forEach(list::add);
        Reply.json(ctx, 200, body);
    }

    private static Optional<String> query(Context ctx, String name, String pattern) {
        Optional<String> value = Optional.ofNullable(ctx.queryParam(name));
        if (value.isPresent() && !value.get().matches(pattern)) {
            throw Refusal.badRequest("The parameter " + name + " must match " + pattern + ".");
        }
        return value;
    }

    private static Refusal incomplete() {
        return Refusal.badRequest("Send leikaKey and exactly one of ars, ags and areaId.");
    }

    private static int number(Context ctx, String name, int usual, int least, int most) {
        return query(ctx, name, "\\d{1,9}")
                .map(Integer::valueOf)
                .map(it -> Math.clamp(it, least, most))
                .orElse(usual);
    }
}
