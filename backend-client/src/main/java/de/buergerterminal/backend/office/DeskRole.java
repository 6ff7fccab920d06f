package de.buergerterminal.backend.office;

/// What somebody may do in the inbox.
public enum DeskRole {
    /// Reads, decides, exports.
    CASE_WORKER("Sachbearbeitung"),
    /// Reads everything and the audit trail, changes nothing.
    AUDITOR("Revision, nur lesen");

    private final String german;

    DeskRole(String german) {
        this.german = german;
    }

    public String german() {
        return german;
    }
}
