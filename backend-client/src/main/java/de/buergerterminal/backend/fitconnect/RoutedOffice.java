package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// An office that FIT-Connect's routing names for a service in an area. Its words are plain text:
/// markup was taken out, and what could disturb a line or a screen.
///
/// @param signature the portal's JWS over destination, area and service; see `RouteCheck`
/// @param name with its whole hierarchy, may be empty
/// @param privacyPolicy https only
/// @param requiredDocuments by ISO 639-1 language
/// @param deadline by ISO 639-1 language
public record RoutedOffice(
        UUID destinationId,
        String signature,
        String name,
        Optional<URI> privacyPolicy,
        Map<String, String> requiredDocuments,
        Map<String, String> deadline) {
    private static final int MOST_LANGUAGES = 40;
    private static final int MOST_CHARACTERS = 20_000;

    public RoutedOffice {
        requiredDocuments = Map.copyOf(requiredDocuments);
        deadline = Map.copyOf(deadline);
    }

    static RoutedOffice parse(JsonNode route) throws Unreadable {
        String name = route.path("destinationName").asText("");
        return new RoutedOffice(
                BoundedJson.uuid(route, "destinationId"),
                BoundedJson.text(route, "destinationSignature"),
                ForeignText.oneLine(name, 500),
                secure(route.path("privacyPolicyUrl").asText("")),
                texts(route.path("requiredDocuments")),
                texts(route.path("deadline")));
    }

    private static Map<String, String> texts(JsonNode information) {
        var texts = new TreeMap<String, String>();
        for (var each : information.path("description").properties()) {
            if (!each.getKey().matches("[a-z]{2}") || texts.size() == MOST_LANGUAGES) continue;
            String text = ForeignText.fromHtml(each.getValue().asText(""), MOST_CHARACTERS);
            if (!text.isEmpty()) texts.put(each.getKey(), text);
        }
        return texts;
    }

    private static Optional<URI> secure(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
