package de.buergerterminal.backend.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The texts of one service in all languages of the catalogue, German first; remembers which were
/// used, so that texts without a question are found.
final class CatalogueTexts {
    private final Map<String, JsonPlace> byLanguage;
    private final JsonPlace german;
    private final Set<String> used = new HashSet<>();

    /// @param byLanguage root of each language's file; German is among them
    CatalogueTexts(Map<String, JsonPlace> byLanguage, JsonPlace german) {
        this.byLanguage = new LinkedHashMap<>(byLanguage);
        this.german = german;
    }

    /// A text that must exist in German.
    LocalText of(String... path) {
        if (german.exists()) walk(german, path).text();
        return optional(path);
    }

    /// A text that may be left out.
    LocalText optional(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        byLanguage.forEach((language, root) -> {
            JsonPlace place = walk(root, path);
            used.add(place.pointer());
            if (place.exists()) texts.put(language, place.text());
        });
        texts.putIfAbsent("de", "");
        return new LocalText(texts);
    }

    /// How many entries the German list has.
    List<LocalText> list(String... path) {
        JsonPlace place = walk(german, path);
        if (!place.exists()) return List.of();
        List<LocalText> texts = new ArrayList<>();
        for (int i = 0; i < place.elements(0, 20).size(); i++) {
            String[] element = Arrays.copyOf(path, path.length + 1);
            element[path.length] = Integer.toString(i);
            texts.add(of(element));
        }
        return List.copyOf(texts);
    }

    void complainAboutUnused() {
        byLanguage.values().forEach(this::complainAboutUnused);
    }

    private void complainAboutUnused(JsonPlace place) {
        if (place.json().isContainerNode()) {
            for (int i = 0; i < place.json().size() && place.json().isArray(); i++) {
                complainAboutUnused(place.element(i));
            }
            place.json().properties().forEach(it -> complainAboutUnused(place.at(it.getKey())));
        } else if (place.exists() && !used.contains(place.pointer())) {
            place.complain("is a text that nothing uses", "remove it or correct its name");
        }
    }

    private static JsonPlace walk(JsonPlace place, String... path) {
        JsonPlace here = place;
        for (String key : path) {
            here = step(here, key);
        }
        return here;
    }

    private static JsonPlace step(JsonPlace place, String key) {
        if (!place.json().isArray()) return place.at(key);
        // Where an object should be, a list answers to no name.
        return key.matches("\\d{1,2}") ? place.element(Integer.parseInt(key)) : place.at(key);
    }
}
