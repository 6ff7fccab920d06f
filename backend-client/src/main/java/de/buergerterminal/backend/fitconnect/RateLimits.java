package de.buergerterminal.backend.fitconnect;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The pauses a service asks for: `Retry-After` in seconds or as a date (RFC 9110),
/// `RateLimit-Reset` in seconds, and a used-up `RateLimit-Remaining` of an answer that was fine.
/// Safe for many threads.
final class RateLimits {
    /// A longer wait than ours is capped: a lie must not silence a terminal for a day.
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_HOSTS = 16;

    private final Supplier<Duration> uptime;
    private final Map<String, Duration> quietUntil = new ConcurrentHashMap<>();

    /// @param uptime not the wall clock, which may jump
    RateLimits(Supplier<Duration> uptime) {
        this.uptime = uptime;
    }

    /// How long nothing may be sent to a host; zero when something may.
    Duration pause(String host) {
        Duration left = quietUntil.getOrDefault(host, Duration.ZERO).minus(uptime.get());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// After an answer without error.
    void notice(String host, HttpHeaders headers) {
        boolean usedUp =
                headers.firstValue("RateLimit-Remaining")
                        .filter(it -> it.matches("0+"))
                        .isPresent();
        if (!usedUp) return;
        if (quietUntil.size() >= MOST_HOSTS) quietUntil.clear();
        quietUntil.put(host, uptime.get().plus(seconds(headers, "RateLimit-Reset")));
    }

    /// What an answer with an error asks for; zero when it asks for nothing.
    static Duration askedFor(HttpHeaders headers, Instant now) {
        Duration retryAfter = seconds(headers, "Retry-After");
        if (retryAfter.isZero()) retryAfter = untilDate(headers, now);
        return retryAfter.isZero() ? seconds(headers, "RateLimit-Reset") : retryAfter;
    }

    private static Duration seconds(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> capped(Duration.ofSeconds(Long.parseLong(value))))
                .orElse(Duration.ZERO);
    }

    /// Measured by the service's own clock where it tells it, because ours may be wrong.
    private static Duration untilDate(HttpHeaders headers, Instant now) {
        Instant theirs = headers.firstValue("Date").flatMap(ServiceClock::date).orElse(now);
        return headers.firstValue("Retry-After")
                .flatMap(ServiceClock::date)
                .map(until -> capped(Duration.between(theirs, until)))
                .orElse(Duration.ZERO);
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
