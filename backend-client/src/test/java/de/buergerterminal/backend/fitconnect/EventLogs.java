package de.buergerterminal.backend.fitconnect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Verified event logs for tests that are not about their verification.
public final class EventLogs {
    private EventLogs() {}

    public static EventLog announced(Instant at) {
        return of(at, EventKind.CREATE);
    }

    public static EventLog submitted(Instant at) {
        return of(at, EventKind.CREATE, EventKind.SUBMIT);
    }

    public static EventLog deletedUnsent(Instant at) {
        return of(at, EventKind.CREATE, EventKind.DELETE);
    }

    private static EventLog of(Instant at, EventKind... kinds) {
        return new EventLog(
                List.of(kinds).stream()
                        .map(each -> new EventLog.Entry(each, at, List.of()))
                        .toList(),
                Optional.empty());
    }
}
