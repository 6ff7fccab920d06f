package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.FitConnectHttp.Answer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Asks FIT-Connect's Routing API (version 2.0.0, paths below `/v1`) which office takes a service
/// in an area. No account is needed. Blocking and safe for many threads; each exchange ends within
/// the request limit. What it answers is a claim: `RouteCheck` says whether the portal signed it.
public final class RoutingClient implements AutoCloseable {
    private static final int PER_PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int MOST_EXPRESSIONS = 10;

    private final Environment environment;
    private final Network network;
    private final FitConnectHttp http;
    private final String base;

    /// @param type for example `KREISFREIE_STADT`; may be empty
    public record Area(String id, String name, String type) {}

    private interface Item<T> {
        T read(JsonNode item) throws Unreadable;
    }

    /// @param routingUri for example `https://routing-api-testing.fit-connect.fitko.dev/v1`
    /// @param softwareVersion sent as user agent, 1 to 40 characters
    /// @throws IllegalArgumentException the address is neither TLS nor this machine in `TEST`
    public RoutingClient(
            Environment environment,
            URI routingUri,
            Network network,
            String softwareVersion,
            Clock clock) {
        FitConnectSettings.demandSafeAddress(environment, routingUri, network);
        this.environment = environment;
        this.network = network;
        String address = routingUri.toString();
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.http =
                new FitConnectHttp(
                        network, FitConnectSettings.USUAL_REQUEST_LIMIT, softwareVersion, clock);
    }

    /// Every office for a service in an area; empty if there is none.
    ///
    /// @param leikaKey 14 digits beginning with 99
    /// @param ars 2, 3, 5, 9 or 12 digits
    /// @throws IllegalArgumentException one of the two has another form
    public Reply<List<RoutedOffice>> offices(String leikaKey, String ars) {
        demand(leikaKey.matches("99\\d{12}"), "a LeiKa key is 99 and 12 more digits");
        demand(
                ars.matches("\\d{2}|\\d{3}|\\d{5}|\\d{9}|\\d{12}"),
                "a regional key (ARS) has 2, 3, 5, 9 or 12 digits");
        return all("/routes?leikaKey=" + leikaKey + "&ars=" + ars, "routes", RoutedOffice::parse);
    }

    /// Areas by name or postcode; every expression must match, `*` stands for anything.
    ///
    /// @param expressions 1 to 10, each with at least two other characters than `*`
    /// @throws IllegalArgumentException too few, too many or too short
    public Reply<List<Area>> areas(List<String> expressions) {
        demand(
                !expressions.isEmpty() && expressions.size() <= MOST_EXPRESSIONS,
                "an area is searched by 1 to 10 expressions");
        for (String each : expressions) {
            demand(
                    each.replace("*", "").length() >= 2 && each.length() <= 200,
                    "a search expression needs at least two characters beside *");
        }
        String query =
                expressions.stream()
                        .map(each -> "areaSearchexpression=" + URLEncoder.encode(each, UTF_8))
                        .collect(Collectors.joining("&"));
        return all("/areas?" + query, "areas", RoutingClient::area);
    }

    /// The keys that sign routes. Where the portal publishes them is a setting, because the
    /// documentation at hand does not say it.
    public Reply<RouteCheck> check(URI portalKeysUri, URI submissionUri, Clock clock) {
        FitConnectSettings.demandSafeAddress(environment, portalKeysUri, network);
        return http.send(http.request(portalKeysUri).GET().build())
                .then(Answer::json)
                .then(keys ->
                        new Reply.Done<>(new RouteCheck(keys.path("keys"), submissionUri, clock)));
    }

    private <T> Reply<List<T>> all(String path, String member, Item<T> item) {
        var found = new ArrayList<T>();
        for (int page = 0; page < MOST_PAGES; page++) {
            URI uri = URI.create(base + path + "&offset=" + page * PER_PAGE + "&limit=" + PER_PAGE);
            // The areas' 200 is declared as application/problem+json, so its type says nothing.
            Reply<ObjectNode> read = http.send(http.request(uri).GET().build()).then(Answer::json);
            if (!(read instanceof Reply.Done<ObjectNode>(var answer))) {
                return read.then(_ -> new Reply.Contradiction<>("unread page"));
            }
            try {
                List<T> some = items(answer, member, item);
                found.addAll(some);
                if (some.isEmpty() || found.size() >= answer.path("totalCount").asInt(0)) {
                    return new Reply.Done<>(List.copyOf(found));
                }
            } catch (Unreadable unreadable) {
                return Reply.retry(Trouble.FAILED, "routing: " + unreadable.getMessage());
            }
        }
        return new Reply.Contradiction<>("routing answers with more than any real area has");
    }

    static List<RoutedOffice> offices(ObjectNode answer) throws Unreadable {
        return items(answer, "routes", RoutedOffice::parse);
    }

    private static <T> List<T> items(ObjectNode answer, String member, Item<T> item)
            throws Unreadable {
        JsonNode list = answer.path(member);
        if (!list.isArray() || list.size() > PER_PAGE) throw new Unreadable(member + " is no page");
        var items = new ArrayList<T>();
        for (JsonNode each : list) items.add(item.read(each));
        return items;
    }

    private static Area area(JsonNode area) throws Unreadable {
        String id = area.path("id").asText("");
        if (!id.matches("\\d{1,20}")) throw new Unreadable("an area's id is not a number");
        return new Area(
                id,
                ForeignText.oneLine(BoundedJson.text(area, "name"), 200),
                ForeignText.oneLine(area.path("type").asText(""), 100));
    }

    private static void demand(boolean condition, String sentence) {
        if (!condition) throw new IllegalArgumentException(sentence);
    }

    @Override
    public void close() {
        http.close();
    }
}
