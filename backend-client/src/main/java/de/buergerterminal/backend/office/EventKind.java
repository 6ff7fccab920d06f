package de.buergerterminal.backend.office;

import java.util.Arrays;
import java.util.Optional;

/// The events in the life of a submission and of a reply that this office knows, with the URI that
/// names each one in a security event token.
enum EventKind {
    CREATE("create-submission", "Einreichung angelegt"),
    SUBMIT("submit-submission", "Einreichung übergeben"),
    NOTIFY("notify-submission", "Behörde benachrichtigt"),
    FORWARD("forward-submission", "Einreichung weitergeleitet"),
    ACCEPT("accept-submission", "Einreichung angenommen"),
    REJECT("reject-submission", "Einreichung zurückgewiesen"),
    DELETE("delete-submission", "Einreichung gelöscht"),
    CREATE_REPLY("create-reply", "Rückfrage angelegt"),
    SUBMIT_REPLY("submit-reply", "Rückfrage übergeben"),
    REJECT_REPLY("reject-reply", "Rückfrage nicht abgeholt"),
    DELETE_REPLY("delete-reply", "Rückfrage erledigt");

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";
    private final String name;
    private final String german;

    EventKind(String name, String german) {
        this.name = name;
        this.german = german;
    }

    String uri() {
        return PREFIX + name;
    }

    String german() {
        return german;
    }

    /// What the event's `sub` names: a submission, or a reply to one.
    String subject() {
        return switch (this) {
            case CREATE_REPLY, SUBMIT_REPLY, REJECT_REPLY, DELETE_REPLY -> "reply:";
            default -> "submission:";
        };
    }

    static Optional<EventKind> of(String uri) {
        return Arrays.stream(values()).filter(it -> it.uri().equals(uri)).findFirst();
    }
}
