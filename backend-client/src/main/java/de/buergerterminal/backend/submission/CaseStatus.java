package de.buergerterminal.backend.submission;

import java.time.Instant;
import java.util.List;

/// What became of a case, as far as it can be proven from the verified event log.
public sealed interface CaseStatus {
    /// Stored at this terminal, not yet taken by the delivery service.
    record Waiting(Instant storedAt) implements CaseStatus {}

    /// The delivery service holds it for the office.
    record Received(Instant at) implements CaseStatus {}

    record Accepted(Instant at) implements CaseStatus {}

    /// @param reasons in the office's words, at least one
    record Rejected(Instant at, List<String> reasons) implements CaseStatus {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    /// No such case at this terminal, or the secret is wrong; the two are not told apart.
    record NotFound() implements CaseStatus {}

    /// The office could not be asked now.
    record Unreachable() implements CaseStatus {}

    /// The event log contradicts what was sent; staff must look.
    record Unverifiable(String reason) implements CaseStatus {}
}
