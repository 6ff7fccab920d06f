package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A reply to a case as the office keeps it: ciphertext in every part.
///
/// @param metadata compact JWE for the sender
/// @param data compact JWE for the sender
/// @param ownCopy compact JWE of the same data for the desk itself; empty if another system asked
/// @param closedAt when it was answered or overtaken by a decision; nobody can fetch it then
/// @param unread whether it was closed because nobody fetched it in time
record SentReply(
        UUID id,
        UUID caseId,
        Instant madeAt,
        CompactJwe metadata,
        CompactJwe data,
        Optional<CompactJwe> ownCopy,
        Optional<Instant> closedAt,
        boolean unread) {
    ObjectNode authenticationTags() {
        return Json.object()
                .put("metadata", metadata.authenticationTag())
                .put("data", data.authenticationTag());
    }

    @Override
    public String toString() {
        return "SentReply[" + id + "]";
    }
}
