package de.buergerterminal.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One map of a YAML file. Every question names its key; `done` refuses keys that nobody asked for,
/// so that a misspelt setting is never silently ignored. Complaints name the place, never a value.
final class YamlSection {
    private final String place;
    private final ObjectNode node;
    private final Set<String> asked = new HashSet<>();

    /// @param place where this map stands, for complaints; empty at the top
    YamlSection(String place, JsonNode node) {
        this.place = place;
        if (!(node instanceof ObjectNode map)) {
            throw new ConfigurationException(
                    (place.isEmpty() ? "the file" : place) + " must be a map of settings.");
        }
        this.node = map;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /// @param shape regular expression for the whole value
    /// @param words what the shape demands, ends the sentence "... must be"
    String text(String key, String shape, String words) {
        String value = text(key);
        if (!value.matches(shape)) throw wrong(key, words);
        return value;
    }

    Optional<String> optionalText(String key) {
        return ask(key).map(it -> textOf(key, it));
    }

    private String textOf(String key, JsonNode value) {
        if (!value.isTextual() || value.asText().isBlank()) throw wrong(key, "a text");
        return value.asText();
    }

    int integer(String key, int least, int most, int usual) {
        String words = "a whole number from " + least + " to " + most;
        return ask(key).map(
                        it -> {
                            if (!it.isInt() || it.asInt() < least || it.asInt() > most) {
                                throw wrong(key, words);
                            }
                            return it.asInt();
                        })
                .orElse(usual);
    }

    boolean flag(String key, boolean usual) {
        return ask(key).map(
                        it -> {
                            if (!it.isBoolean()) throw wrong(key, "true or false");
                            return it.asBoolean();
                        })
                .orElse(usual);
    }

    URI uri(String key) {
        return uriOf(key, text(key));
    }

    private URI uriOf(String key, String value) {
        try {
            var uri = URI.create(value);
            if (uri.getScheme() == null) throw wrong(key, "an address with a scheme");
            return uri;
        } catch (IllegalArgumentException malformed) {
            throw wrong(key, "an address such as zvt+tcp://10.0.0.9:20007");
        }
    }

    List<String> texts(String key, List<String> usual) {
        Optional<JsonNode> value = ask(key);
        if (value.isEmpty()) return usual;
        if (!value.get().isArray() || value.get().isEmpty()) throw wrong(key, "a list of texts");
        var texts = new ArrayList<String>();
        value.get().forEach(it -> texts.add(textOf(key, it)));
        return texts;
    }

    YamlSection section(String key) {
        return optionalSection(key).orElseThrow(() -> missing(key));
    }

    Optional<YamlSection> optionalSection(String key) {
        return ask(key).map(it -> new YamlSection(at(key), it));
    }

    /// All entries of this map as addresses by key.
    Map<String, URI> uris() {
        var uris = new LinkedHashMap<String, URI>();
        node.fieldNames().forEachRemaining(key -> uris.put(key, uri(key)));
        return uris;
    }

    /// All entries of this map as maps by key.
    Map<String, YamlSection> sections() {
        var sections = new LinkedHashMap<String, YamlSection>();
        node.fieldNames().forEachRemaining(key -> sections.put(key, section(key)));
        return sections;
    }

    /// Refuses what nobody asked for.
    void done() {
        var unknown = new TreeSet<String>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "%s is not a setting; known here: %s."
                            .formatted(
                                    at(unknown.first()), String.join(", ", new TreeSet<>(asked))));
        }
    }

    ConfigurationException wrong(String key, String words) {
        return new ConfigurationException(at(key) + " must be " + words + ".");
    }

    private ConfigurationException missing(String key) {
        return new ConfigurationException(at(key) + " is missing.");
    }

    private Optional<JsonNode> ask(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
