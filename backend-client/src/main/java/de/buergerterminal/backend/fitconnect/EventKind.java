package de.buergerterminal.backend.fitconnect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The events of a submission, who may issue each and what may follow it.
enum EventKind {
    CREATE("create-submission", true, false),
    SUBMIT("submit-submission", true, false),
    NOTIFY("notify-submission", true, false),
    FORWARD("forward-submission", false, true),
    ACCEPT("accept-submission", false, true),
    REJECT("reject-submission", true, true),
    DELETE("delete-submission", true, false);

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";

    private final String uri;
    private final boolean byService;
    private final boolean byDestination;

    EventKind(String name, boolean byService, boolean byDestination) {
        this.uri = PREFIX + name;
        this.byService = byService;
        this.byDestination = byDestination;
    }

    static Optional<EventKind> of(String uri) {
        return Arrays.stream(values()).filter(each -> each.uri.equals(uri)).findFirst();
    }

    boolean mayComeFrom(boolean service) {
        return service ? byService : byDestination;
    }

    /// Order of the event log: create, submit, (notify, forward), accept or reject, delete.
    boolean mayBeFollowedBy(EventKind next) {
        Set<EventKind> allowed =
                switch (this) {
                    case CREATE -> EnumSet.of(SUBMIT, REJECT, DELETE);
                    case SUBMIT, NOTIFY, FORWARD ->
                            EnumSet.of(NOTIFY, FORWARD, ACCEPT, REJECT, DELETE);
                    case ACCEPT, REJECT -> EnumSet.of(DELETE);
                    case DELETE -> EnumSet.noneOf(EventKind.class);
                };
        return allowed.contains(next);
    }
}
