package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Fetches access tokens (OAuth 2.0 client credentials, RFC 6749) and keeps the last one until 30
/// seconds before its end. Threads that come during a refresh wait for that one refresh.
final class TokenSource {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final long LONGEST_SECONDS = 24 * 3600;
    private static final long SECONDS_WHEN_NOT_SAID = 300;
    // RFC 6750; anything else must not become part of a header.
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]{1,16000}=*");

    /// @param until when the next one is asked for
    record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    private final FitConnectSettings settings;
    private final FitConnectHttp http;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private Optional<Token> current = Optional.empty();

    TokenSource(FitConnectSettings settings, FitConnectHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    Reply<String> token() {
        refreshing.lock();
        try {
            Optional<Token> usable = current.filter(it -> clock.instant().isBefore(it.until()));
            if (usable.isPresent()) return new Reply.Done<>(usable.get().value());
            return refresh();
        } finally {
            refreshing.unlock();
        }
    }

    /// The service did not want this token; the next caller gets another one.
    void forget(String token) {
        refreshing.lock();
        try {
            current = current.filter(it -> !it.value().equals(token));
        } finally {
            refreshing.unlock();
        }
    }

    private Reply<String> refresh() {
        // In the body: the service refuses HTTP Basic. No scope: its names may change unannounced.
        String form =
                "grant_type=client_credentials&client_id="
                        + URLEncoder.encode(settings.clientId(), UTF_8)
                        + "&client_secret="
                        + URLEncoder.encode(settings.clientSecret(), UTF_8);
        var request =
                http.request(settings.tokenUri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(FitConnectHttp.body(form))
                        .build();
        Instant asked = clock.instant();
        Reply<String> reply =
                http.send(request)
                        .then(FitConnectHttp.Answer::json)
                        .then(json -> read(json, asked))
                        .then(token -> {
                            current = Optional.of(token);
                            return new Reply.Done<>(token.value());
                        });
        // The body of a refused token request may echo the secret, so only its status is told.
        return reply instanceof Reply.Refused<String>(var problem)
                ? Reply.retry(
                        Trouble.NOT_AUTHORISED,
                        "the token was refused; check address, client id and secret ("
                                + problem.status()
                                + ")")
                : reply;
    }

    static Reply<Token> read(ObjectNode json, Instant asked) {
        String token = json.path("access_token").asText("");
        if (!BEARER.matcher(token).matches()) {
            return Reply.retry(Trouble.UNREACHABLE, "the token service answered without a token");
        }
        long seconds = json.path("expires_in").asLong(SECONDS_WHEN_NOT_SAID);
        seconds = Math.clamp(seconds, 0, LONGEST_SECONDS);
        return new Reply.Done<>(new Token(token, asked.plusSeconds(seconds).minus(EARLY)));
    }
}
