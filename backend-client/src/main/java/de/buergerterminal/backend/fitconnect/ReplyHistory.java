package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.EventLog.SubmittedReply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The replies of one event log while it is read, each with an order of events of its own.
final class ReplyHistory {
    private static final String SUBJECT = "reply:";

    /// More than any conversation about one request has.
    private static final int MOST_REPLIES = 100;

    private final Map<UUID, EventKind> last = new HashMap<>();
    private Optional<SubmittedReply> open = Optional.empty();

    /// Takes the event, or says why it cannot be true.
    Optional<String> objectionTo(SecurityEventToken token) {
        if (!token.subject().startsWith(SUBJECT)) return Optional.of("it speaks of no reply");
        UUID id;
        try {
            id = BoundedJson.uuid(token.subject().substring(SUBJECT.length()), "its subject");
        } catch (Unreadable unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
        EventKind before = last.get(id);
        boolean allowed =
                before == null
                        ? token.kind() == EventKind.CREATE_REPLY
                        : before.mayBeFollowedBy(token.kind());
        if (!allowed) return Optional.of("it comes out of order");
        if (last.size() >= MOST_REPLIES) return Optional.of("there are too many replies");
        last.put(id, token.kind());
        return token.kind() == EventKind.SUBMIT_REPLY ? submitted(id, token) : closed(id, token);
    }

    private Optional<String> submitted(UUID id, SecurityEventToken token) {
        JsonNode stated = token.content().path("authenticationTags");
        String metadata = stated.path("metadata").asText("");
        String data = stated.path("data").asText("");
        if (metadata.isEmpty() || data.isEmpty()) {
            return Optional.of("it carries no authentication tags");
        }
        var tags = new AuthenticationTags(metadata, data);
        open = Optional.of(new SubmittedReply(id, token.issuedAt(), tags));
        return Optional.empty();
    }

    private Optional<String> closed(UUID id, SecurityEventToken token) {
        if (token.kind() != EventKind.CREATE_REPLY) open = open.filter(it -> !it.id().equals(id));
        return Optional.empty();
    }

    /// The newest one that was submitted and not taken back.
    Optional<SubmittedReply> open() {
        return open;
    }
}
