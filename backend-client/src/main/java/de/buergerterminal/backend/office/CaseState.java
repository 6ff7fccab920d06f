package de.buergerterminal.backend.office;

/// What the case worker has decided.
public enum CaseState {
    NEW("Neu"),
    ACCEPTED("Angenommen"),
    REJECTED("Zurückgewiesen");

    private final String german;

    CaseState(String german) {
        this.german = german;
    }

    public String german() {
        return german;
    }

    static CaseState of(SubmissionState state) {
        return switch (state) {
            case CREATED, SUBMITTED, FORWARDED -> NEW;
            case ACCEPTED -> ACCEPTED;
            case REJECTED -> REJECTED;
        };
    }
}
