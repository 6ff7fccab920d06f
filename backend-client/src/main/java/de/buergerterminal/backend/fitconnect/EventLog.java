package de.buergerterminal.backend.fitconnect;

import static java.util.Comparator.naturalOrder;

import de.buergerterminal.backend.submission.CaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The verified history of one case. Whoever holds one may rely on it: `EventLogRules` is the only
/// way to make one from tokens.
public final class EventLog {
    private final List<Entry> entries;
    private final Optional<SubmittedReply> question;

    /// @param reasons the office's words, only at a rejection
    record Entry(EventKind kind, Instant at, List<String> reasons) {
        @Override
        public String toString() {
            return "Entry[" + kind + ", " + at + "]";
        }
    }

    EventLog(List<Entry> entries, Optional<SubmittedReply> question) {
        this.entries = List.copyOf(entries);
        this.question = question;
    }

    /// A reply that the service holds for this terminal.
    ///
    /// @param tags fifth parts of its JWEs, as the service signed them
    public record SubmittedReply(UUID id, Instant at, AuthenticationTags tags) {}

    /// The newest reply that was neither withdrawn nor refused, as long as nothing is decided.
    public Optional<SubmittedReply> openQuestion() {
        boolean decided = find(EventKind.ACCEPT).isPresent() || find(EventKind.REJECT).isPresent();
        return decided ? Optional.empty() : question;
    }

    /// Whether the service holds, or held, exactly what was sent.
    public boolean isSubmitted() {
        return find(EventKind.SUBMIT).isPresent();
    }

    /// Whether the service threw the submission away before any content arrived.
    public boolean isGoneUnsent() {
        return !isSubmitted()
                && (find(EventKind.DELETE).isPresent() || find(EventKind.REJECT).isPresent());
    }

    /// Empty as long as nothing was submitted.
    public Optional<CaseStatus> status() {
        if (!isSubmitted()) return Optional.empty();
        Optional<CaseStatus> decision =
                find(EventKind.ACCEPT)
                        .<CaseStatus>map(entry -> new CaseStatus.Accepted(entry.at()))
                        .or(() ->
                                find(EventKind.REJECT)
                                        .map(entry ->
                                                new CaseStatus.Rejected(
                                                        entry.at(), entry.reasons())));
        return decision.or(
                () -> find(EventKind.SUBMIT).map(entry -> new CaseStatus.Received(entry.at())));
    }

    /// The time of the newest event.
    Instant latest() {
        return entries.stream().map(Entry::at).max(naturalOrder()).orElse(Instant.EPOCH);
    }

    private Optional<Entry> find(EventKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).findFirst();
    }
}
