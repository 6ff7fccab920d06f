package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.Reply.Problem;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One bounded HTTP exchange: total time limited (of an upload: the time in which nothing moves),
/// body limited, redirects not followed. Safe for many threads; blocks the caller for at most the
/// request limit.
final class FitConnectHttp implements AutoCloseable {
    /// No answer FIT-Connect gives to a sender is larger than a full page of the event log.
    static final int MOST_BODY_BYTES = 4 << 20;

    private final HttpClient http;
    private final Duration limit;
    private final String userAgent;
    private final ServiceClock clock;
    private final RateLimits limits = new RateLimits(FitConnectHttp::uptime);
    private static final long START = System.nanoTime();

    private static Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - START);
    }

    FitConnectHttp(FitConnectSettings settings, Clock clock) {
        this(settings.network(), settings.requestLimit(), settings.softwareVersion(), clock);
    }

    FitConnectHttp(Network network, Duration limit, String softwareVersion, Clock clock) {
        this.clock = new ServiceClock(clock, FitConnectHttp::uptime);
        this.limit = limit;
        this.userAgent = FitConnectSettings.userAgent(softwareVersion);
        this.http = network.client().connectTimeout(limit).build();
    }

    record Answer(int status, String body, HttpHeaders headers) {
        /// The body as a JSON object, or another try later: a garbled body of a 2xx is more often a
        /// proxy in between than the service.
        Reply<ObjectNode> json() {
            try {
                return new Reply.Done<>(BoundedJson.object(body));
            } catch (Unreadable unreadable) {
                return Reply.retry(Trouble.UNREACHABLE, "the answer is " + unreadable.getMessage());
            }
        }
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(limit)
                .header("User-Agent", userAgent)
                .header("Accept", "application/json");
    }

    /// The answer if its status is 2xx, else what follows from its status. Never quotes a body.
    Reply<Answer> send(HttpRequest request) {
        String host = String.valueOf(request.uri().getAuthority());
        Duration pause = limits.pause(host);
        if (!pause.isZero()) {
            return new Reply.Retry<>(
                    Trouble.OVERLOADED, pause, "the service asked for a pause between requests");
        }
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BODY_BYTES));
        try {
            // HttpRequest.timeout ends with the headers; this limit covers a dripping body too.
            var response = await(exchange, request);
            clock.notice(response.headers());
            limits.notice(host, response.headers());
            return classify(
                    new Answer(response.statusCode(), response.body(), response.headers()),
                    clock.now());
        } catch (ExecutionException broken) {
            return BrokenExchange.explain(broken, String.valueOf(request.uri().getHost()));
        } catch (TimeoutException _) {
            exchange.cancel(true);
            return Reply.retry(
                    Trouble.UNREACHABLE, "no answer in time from " + request.uri().getHost());
        } catch (InterruptedException _) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.retry(Trouble.UNREACHABLE, "stopped while waiting for an answer");
        }
    }

    /// What is wrong with this terminal's clock, one sentence; empty when nothing is.
    Optional<String> clockProblem() {
        return clock.problem();
    }

    boolean clockIsConfirmed() {
        return clock.isConfirmed();
    }

    private HttpResponse<String> await(
            CompletableFuture<HttpResponse<String>> exchange, HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (!(request.bodyPublisher().orElse(null) instanceof Upload upload)) {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        long start = System.nanoTime();
        long longest = limit.plus(upload.longest()).toNanos();
        while (true) {
            long passed = System.nanoTime() - start;
            long idle = Math.min(passed, upload.idle().toNanos());
            long left = Math.min(limit.toNanos() - idle, longest - passed);
            if (left <= 0) throw new TimeoutException();
            try {
                return exchange.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                // Something may have moved meanwhile.
            }
        }
    }

    private static Reply<Answer> classify(Answer answer, Instant now) {
        int status = answer.status();
        return switch (status / 100) {
            case 2 -> new Reply.Done<>(answer);
            case 3 ->
                    retry(
                            Trouble.UNREACHABLE,
                            answer,
                            now,
                            "a redirect was answered, not followed");
            case 4 ->
                    switch (status) {
                        case 401, 403 ->
                                retry(Trouble.NOT_AUTHORISED, answer, now, "not authorised");
                        case 407 ->
                                retry(
                                        Trouble.UNREACHABLE,
                                        answer,
                                        now,
                                        "the proxy wants a password, which a terminal has not");
                        case 408 -> retry(Trouble.FAILED, answer, now, "the service timed out");
                        case 429 -> retry(Trouble.OVERLOADED, answer, now, "too many requests");
                        default -> new Reply.Refused<>(problem(answer));
                    };
            case 5 ->
                    status == 503
                            ? retry(Trouble.OVERLOADED, answer, now, "the service is not available")
                            : retry(Trouble.FAILED, answer, now, "the service failed");
            default -> retry(Trouble.FAILED, answer, now, "the service answered out of turn");
        };
    }

    private static Reply<Answer> retry(Trouble trouble, Answer answer, Instant now, String why) {
        return new Reply.Retry<>(
                trouble,
                RateLimits.askedFor(answer.headers(), now),
                why + " (" + answer.status() + ")");
    }

    static Problem problem(Answer answer) {
        try {
            ObjectNode json = BoundedJson.object(answer.body());
            return new Problem(
                    answer.status(),
                    word(json, "type", 200),
                    word(json, "title", 200),
                    word(json, "detail", 500));
        } catch (Unreadable _) {
            return new Problem(answer.status(), "", "", "");
        }
    }

    static String word(ObjectNode json, String member, int most) {
        return ForeignText.oneLine(json.path(member).asText(""), most);
    }

    static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofByteArray(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
