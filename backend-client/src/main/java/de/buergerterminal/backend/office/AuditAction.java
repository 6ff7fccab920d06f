package de.buergerterminal.backend.office;

/// What people do that the audit trail keeps.
enum AuditAction {
    SIGNED_IN("Angemeldet"),
    SIGN_IN_FAILED("Anmeldung misslungen"),
    SIGN_IN_LOCKED("Anmeldung gesperrt"),
    SIGNED_OUT("Abgemeldet"),
    VIEWED("Vorgang angesehen"),
    ATTACHMENT_READ("Anlage heruntergeladen"),
    COPY_READ("Kopie für andere Stelle heruntergeladen"),
    EXPORTED("Akte heruntergeladen"),
    ACCEPTED("Antrag angenommen"),
    REJECTED("Antrag zurückgewiesen"),
    ASKED("Rückfrage gestellt"),
    ANSWERED("Rückfrage als beantwortet vermerkt"),
    DESTROYED("Akte vernichtet"),
    TRAIL_READ("Protokoll angesehen");

    private final String german;

    AuditAction(String german) {
        this.german = german;
    }

    String german() {
        return german;
    }
}
