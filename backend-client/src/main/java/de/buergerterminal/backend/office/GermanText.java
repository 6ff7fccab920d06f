package de.buergerterminal.backend.office;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and amounts as the inbox writes them.
final class GermanText {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm 'Uhr'", Locale.GERMANY).withZone(ZONE);
    private static final DateTimeFormatter PRECISE =
            DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.GERMANY).withZone(ZONE);

    private GermanText() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String preciseTime(Instant at) {
        return PRECISE.format(at);
    }

    /// For example `1.234,50 €`.
    static String euros(long cents) {
        var format = new DecimalFormat("#,##0.00 €", new DecimalFormatSymbols(Locale.GERMANY));
        return format.format(BigDecimal.valueOf(cents, 2));
    }
}
