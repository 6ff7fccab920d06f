package de.buergerterminal.backend.office;

import java.util.Arrays;
import java.util.Optional;

/// The events of a submission's life that this office knows, with the URI that names each one in a
/// security event token.
enum EventKind {
    CREATE("create-submission", "Einreichung angelegt"),
    SUBMIT("submit-submission", "Einreichung übergeben"),
    NOTIFY("notify-submission", "Behörde benachrichtigt"),
    FORWARD("forward-submission", "Einreichung weitergeleitet"),
    ACCEPT("accept-submission", "Einreichung angenommen"),
    REJECT("reject-submission", "Einreichung zurückgewiesen"),
    DELETE("delete-submission", "Einreichung gelöscht");

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

    static Optional<EventKind> of(String uri) {
        return Arrays.stream(values()).filter(it -> it.uri().equals(uri)).findFirst();
    }
}
