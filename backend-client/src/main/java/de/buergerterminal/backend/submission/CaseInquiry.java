package de.buergerterminal.backend.submission;

/// Answers "what became of my case" from the verified event log.
public interface CaseInquiry {
    /// Blocks for at most 10 seconds; call it from a virtual thread.
    CaseStatus statusOf(CaseTicket ticket);
}
