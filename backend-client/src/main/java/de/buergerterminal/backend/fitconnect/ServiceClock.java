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
import java.util.function.Supplier;

/// How far this terminal's clock is from the service's, as its last `Date` header and the time
/// since then say. The terminal never sets its clock by it; it tells staff, and lets nothing end by
/// a clock that nobody confirms. Safe for many threads.
final class ServiceClock {
    /// What certificates and events may be ahead of or behind our clock without anybody caring.
    static final Duration TOLERATED = Duration.ofMinutes(5);

    private final Clock clock;
    private final Supplier<Duration> uptime;
    private final AtomicReference<Optional<Heard>> heard = new AtomicReference<>(Optional.empty());

    private record Heard(Instant theirs, Duration at) {}

    /// @param uptime goes on evenly, whatever happens to the clock
    ServiceClock(Clock clock, Supplier<Duration> uptime) {
        this.clock = clock;
        this.uptime = uptime;
    }

    Instant now() {
        return clock.instant();
    }

    void notice(HttpHeaders headers) {
        headers.firstValue("Date")
                .flatMap(ServiceClock::date)
                .ifPresent(theirs -> heard.set(Optional.of(new Heard(theirs, uptime.get()))));
    }

    /// Empty until the service has told its time.
    private Optional<Duration> ahead() {
        return heard.get()
                .map(it ->
                        Duration.between(
                                it.theirs().plus(uptime.get().minus(it.at())), clock.instant()));
    }

    private static boolean isTolerated(Duration by) {
        return by.abs().compareTo(TOLERATED) <= 0;
    }

    /// Whether the service's clock agrees with ours now; false as long as it was not heard.
    boolean isConfirmed() {
        return ahead().filter(ServiceClock::isTolerated).isPresent();
    }

    /// One sentence for staff with its remedy; empty while both clocks agree.
    Optional<String> problem() {
        return ahead().filter(by -> !isTolerated(by))
                .map(by ->
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
