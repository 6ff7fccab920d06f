package de.buergerterminal.backend.office;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who is signed in, in memory only: half an hour without a click or a working day ends it, and so
/// does a restart of the office.
final class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(10);
    private static final int MOST = 500;

    private record Session(Worker worker, Instant since, Instant seen) {
        boolean isOver(Instant now) {
            return now.isAfter(seen.plus(IDLE)) || now.isAfter(since.plus(LONGEST));
        }
    }

    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /// @return the new session's secret id
    String open(Worker worker) {
        Instant now = clock.instant();
        byId.values().removeIf(it -> it.isOver(now));
        if (byId.size() >= MOST) {
            throw Refusal.of(
                    503,
                    "Zu viele Anmeldungen",
                    "Es sind zu viele Personen zugleich angemeldet. Versuchen Sie es später.");
        }
        String id = ApiClients.randomText(32);
        byId.put(id, new Session(worker, now, now));
        return id;
    }

    /// @param somebodyIsThere counts as a click; a page that looks after itself does not
    Optional<Worker> worker(String id, boolean somebodyIsThere) {
        Instant now = clock.instant();
        Session session =
                byId.computeIfPresent(
                        id,
                        (_, it) ->
                                it.isOver(now)
                                        ? null
                                        : somebodyIsThere
                                                ? new Session(it.worker(), it.since(), now)
                                                : it);
        return Optional.ofNullable(session).map(Session::worker);
    }

    void close(String id) {
        byId.remove(id);
    }
}
