package de.buergerterminal.kiosk.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// All sentences of the terminal, by language and key. Immutable, safe for any thread.
public final class Texts {
    /// Files beside this class: `<part>_<language>.properties`, UTF-8.
    private static final List<String> PARTS = List.of("screens", "receipt");

    private static final List<String> LANGUAGES = List.of("de", "en", "tr", "uk", "ar");

    private final Map<String, Map<String, String>> byLanguage;

    private Texts(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    public static Texts load() {
        var byLanguage = new HashMap<String, Map<String, String>>();
        for (String language : LANGUAGES) {
            var texts = new HashMap<String, String>();
            for (String part : PARTS) {
                texts.putAll(read(part + "_" + language + ".properties"));
            }
            byLanguage.put(language, Map.copyOf(texts));
        }
        return new Texts(Map.copyOf(byLanguage));
    }

    private static Map<String, String> read(String file) {
        var texts = new HashMap<String, String>();
        try (var stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) return texts;
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("texts " + file + " cannot be read", unreadable);
        }
    }

    /// The sentence with `{0}`, `{1}` … replaced; falls back to German.
    ///
    /// @throws IllegalArgumentException no such key even in German
    public String of(String language, String key, Object... arguments) {
        String text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) text = byLanguage.getOrDefault("de", Map.of()).get(key);
        if (text == null) throw new IllegalArgumentException("no text for key " + key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /// Keys that a language has itself, for the completeness test.
    public Map<String, String> own(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }
}
