package de.buergerterminal.backend.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

        /// What an office writes tells of the citizen: never in a log.
        @Override
        public String toString() {
            return "Rejected[" + at + "]";
        }
    }

    /// The office has a question before it can decide.
    ///
    /// @param question in the office's words; empty if only the office can read them to the
    ///   citizen, because this terminal does not hold the key
    record Asked(Instant at, Optional<String> question) implements CaseStatus {
        /// What an office asks tells of the citizen: never in a log.
        @Override
        public String toString() {
            return "Asked[" + at + "]";
        }
    }

    /// No such case at this terminal, or the secret is wrong; the two are not told apart.
    record NotFound() implements CaseStatus {}

    /// The office could not be asked now.
    record Unreachable() implements CaseStatus {}

    /// The event log contradicts what was sent; staff must look.
    record Unverifiable(String reason) implements CaseStatus {}
}
