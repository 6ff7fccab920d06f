package de.buergerterminal.backend.fitconnect;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How far this terminal's clock is from the service's, as its `Date` headers say. The terminal
/// never sets its clock by them; it only tells staff. Safe for many threads.
final class ServiceClock {
    /// What certificates and events may be ahead of or behind our clock without anybody caring.
    static final Duration TOLERATED = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ServiceClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void notice(HttpHeaders headers) {
        headers.firstValue("Date")
                .flatMap(ServiceClock::date)
                .ifPresent(theirs -> ahead.set(Duration.between(theirs, now())));
    }

    /// One sentence for staff with its remedy; empty while both clocks agree.
    Optional<String> problem() {
        Duration by = ahead.get();
        if (by.abs().compareTo(TOLERATED) <= 0) return Optional.empty();
        return Optional.of(
                "The clock of this terminal is "
                        + words(by.abs())
                        + (by.isNegative() ? " behind" : " ahead of")
                        + " the service; set it and check its time source (NTP).");
    }

    /// Coarse, so that the sentence does not change with each exchange.
    private static String words(Duration by) {
        if (by.toDays() > 0) return by.toDays() + " days";
        return by.toHours() > 0 ? by.toHours() + " hours" : "some minutes";
    }

    /// An HTTP date (RFC 9110); empty for anything else.
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
