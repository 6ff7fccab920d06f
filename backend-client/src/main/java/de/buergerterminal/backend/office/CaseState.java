package de.buergerterminal.backend.office;

/// Where a case stands with the case worker.
public enum CaseState {
    NEW("Neu"),
    /// Waiting for the citizen's answer.
    ASKED("Rückfrage offen"),
    ACCEPTED("Angenommen"),
    REJECTED("Zurückgewiesen");

    private final String german;

    CaseState(String german) {
        this.german = german;
    }

    public String german() {
        return german;
    }

    /// Whether somebody still has to accept or reject.
    boolean isOpen() {
        return this == NEW || this == ASKED;
    }

    /// @param asked whether a question waits for its answer
    static CaseState of(SubmissionState state, boolean asked) {
        return switch (state) {
            case CREATED, SUBMITTED, FORWARDED -> asked ? ASKED : NEW;
            case ACCEPTED -> ACCEPTED;
            case REJECTED -> REJECTED;
        };
    }
}
