package de.buergerterminal.backend.catalogue;

import java.util.Map;

/// One text in several languages, by ISO 639-1 code. German is always there.
public record LocalText(Map<String, String> byLanguage) {
    public static final LocalText NONE = new LocalText(Map.of("de", ""));

    public LocalText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("de")) {
            throw new IllegalArgumentException("a catalogue text needs at least German");
        }
    }

    /// The text in that language, else in German.
    public String in(String language) {
        String own = byLanguage.get(language);
        return own != null ? own : german();
    }

    public String german() {
        return byLanguage.getOrDefault("de", "");
    }

    public boolean isEmpty() {
        return german().isEmpty();
    }
}
