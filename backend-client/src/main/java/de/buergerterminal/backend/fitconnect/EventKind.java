package de.buergerterminal.backend.fitconnect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The events of a submission and of the replies to it, who may issue each and what may follow it.
enum EventKind {
    CREATE("create-submission", true, false),
    SUBMIT("submit-submission", true, false),
    NOTIFY("notify-submission", true, false),
    FORWARD("forward-submission", false, true),
    ACCEPT("accept-submission", false, true),
    REJECT("reject-submission", true, true),
    DELETE("delete-submission", true, false),
    CREATE_REPLY("create-reply", true, false),
    SUBMIT_REPLY("submit-reply", true, false),
    REJECT_REPLY("reject-reply", true, false),
    DELETE_REPLY("delete-reply", true, false);

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

    /// Whether it speaks of a reply and not of the submission itself.
    boolean isAboutReply() {
        return switch (this) {
            case CREATE_REPLY, SUBMIT_REPLY, REJECT_REPLY, DELETE_REPLY -> true;
            case CREATE, SUBMIT, NOTIFY, FORWARD, ACCEPT, REJECT, DELETE -> false;
        };
    }

    boolean mayComeFrom(boolean service) {
        return service ? byService : byDestination;
    }

    /// Order of the event log: create, submit, (notify, forward), accept or reject, delete. Each
    /// reply has an order of its own: create, submit, reject or delete.
    boolean mayBeFollowedBy(EventKind next) {
        Set<EventKind> allowed =
                switch (this) {
                    case CREATE -> EnumSet.of(SUBMIT, REJECT, DELETE);
                    case SUBMIT, NOTIFY, FORWARD ->
                            EnumSet.of(NOTIFY, FORWARD, ACCEPT, REJECT, DELETE);
                    case ACCEPT, REJECT -> EnumSet.of(DELETE);
                    case CREATE_REPLY -> EnumSet.of(SUBMIT_REPLY, REJECT_REPLY, DELETE_REPLY);
                    case SUBMIT_REPLY -> EnumSet.of(REJECT_REPLY, DELETE_REPLY);
                    case REJECT_REPLY -> EnumSet.of(DELETE_REPLY);
                    case DELETE, DELETE_REPLY -> EnumSet.noneOf(EventKind.class);
                };
        return allowed.contains(next);
    }
}
