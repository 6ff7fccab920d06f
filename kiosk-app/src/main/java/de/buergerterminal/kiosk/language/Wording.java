package de.buergerterminal.kiosk.language;

import de.buergerterminal.backend.catalogue.LocalText;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/// All texts in the language of the present citizen, with amounts and times written as that
/// language writes them. Digits stay Western in every language: they are the digits of the paper
/// documents that the citizen compares with.
public record Wording(Texts texts, String language) {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa");
    private static final ZoneId TOWN_HALL_TIME = ZoneId.of("Europe/Berlin");

    /// @throws IllegalArgumentException no such key even in German
    public String of(String key, Object... arguments) {
        return texts.of(language, key, arguments);
    }

    public String of(LocalText text) {
        return text.in(language);
    }

    public boolean has(String key) {
        return texts.own(language).containsKey(key) || texts.own("de").containsKey(key);
    }

    /// Whether this language has the sentence itself, so that it need not fall back to German.
    public boolean hasOwn(String key) {
        return texts.own(language).containsKey(key);
    }

    public boolean rightToLeft() {
        return RIGHT_TO_LEFT.contains(language);
    }

    /// For example `9,00 €`.
    public String money(long cents) {
        var format = NumberFormat.getCurrencyInstance(numbersLocale());
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(cents / 100.0);
    }

    /// Day and time at the town hall.
    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern(of("pattern.moment"), numbersLocale())
                .withZone(TOWN_HALL_TIME)
                .format(at);
    }

    private Locale numbersLocale() {
        return rightToLeft() ? Locale.GERMANY : Locale.of(language);
    }
}
