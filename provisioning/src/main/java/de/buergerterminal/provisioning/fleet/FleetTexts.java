package de.buergerterminal.provisioning.fleet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// The console's sentences in one language, from `console_<language>.properties`.
final class FleetTexts {
    private static final FleetTexts GERMAN = read("de");
    private static final FleetTexts ENGLISH = read("en");

    private static final ZoneId TOWN = ZoneId.of("Europe/Berlin");

    private final String language;
    private final DateTimeFormatter clock;
    private final Properties sentences;

    private FleetTexts(String language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
        this.clock =
                DateTimeFormatter.ofPattern(
                        sentences.getProperty("clock"), Locale.of(language, "DE"));
    }

    /// German unless English is asked for.
    static FleetTexts in(String language) {
        return language.equals("en") ? ENGLISH : GERMAN;
    }

    private static FleetTexts read(String language) {
        String file = "console_" + language + ".properties";
        var sentences = new Properties();
        try (var stream = FleetTexts.class.getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + file);
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new FleetTexts(language, sentences);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    String language() {
        return language;
    }

    /// Day and clock time in the town.
    String clock(Instant time) {
        return clock.format(time.atZone(TOWN));
    }

    Properties all() {
        return sentences;
    }

    /// @throws IllegalArgumentException no such key
    String of(String key, Object... arguments) {
        return find(key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("no text for key " + key));
    }

    Optional<String> find(String key, Object... arguments) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) return Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return Optional.of(sentence);
    }
}
