package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.EventLog.Entry;
import de.buergerterminal.backend.fitconnect.SubmissionService.SentCase;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When an event log is believed: form, key, signature, subject, issuer, tags and order, in the
/// order FIT-Connect demands. One bad token spoils the whole log.
final class EventLogRules {
    /// More than a case sees in its 730 days. Each one costs an exchange with the service.
    static final int MOST_KEYS = 8;

    private EventLogRules() {}

    /// Finds the key a token names; the issuer decides where to look.
    interface Keys {
        Reply<RSAPublicKey> keyOf(SecurityEventToken token);
    }

    static Reply<EventLog> verify(List<String> tokens, SentCase sent, Keys keys) {
        var entries = new ArrayList<Entry>();
        var tokenIds = new HashSet<String>();
        var keyNames = new HashSet<String>();
        var replies = new ReplyHistory();
        for (String compact : tokens) {
            SecurityEventToken token;
            try {
                token = SecurityEventToken.parse(compact);
            } catch (Unreadable unreadable) {
                return contradiction(entries, String.valueOf(unreadable.getMessage()));
            }
            if (!token.isByService() && !token.issuer().equals(sent.destinationId().toString())) {
                return contradiction(entries, "its issuer is neither the service nor the office");
            }
            keyNames.add(token.issuer() + "/" + token.keyId());
            if (keyNames.size() > MOST_KEYS) {
                return contradiction(entries, "there are more keys than any real log names");
            }
            Reply<RSAPublicKey> key = keys.keyOf(token);
            if (!(key instanceof Reply.Done<RSAPublicKey>(var trusted))) {
                return key.then(_ -> contradiction(entries, "no key"));
            }
            if (!token.isSignedBy(trusted)) return contradiction(entries, "its signature is wrong");
            Optional<String> objection =
                    token.kind().isAboutReply()
                            ? objectionToReply(token, sent, entries, tokenIds, replies)
                            : objectionTo(token, sent, entries, tokenIds);
            if (objection.isPresent()) return contradiction(entries, objection.get());
            if (token.kind().isAboutReply()) continue;
            entries.add(
                    new Entry(
                            token.kind(),
                            token.issuedAt(),
                            token.kind() == EventKind.REJECT
                                    ? RejectionReasons.of(token.content())
                                    : List.of()));
        }
        return new Reply.Done<>(new EventLog(entries, replies.open()));
    }

    private static Optional<String> objectionTo(
            SecurityEventToken token, SentCase sent, List<Entry> before, Set<String> tokenIds) {
        if (!token.subject().equals("submission:" + sent.submissionId())
                || !token.transaction().equals("case:" + sent.caseId())) {
            return Optional.of("it speaks about another case");
        }
        if (!token.kind().mayComeFrom(token.isByService())) {
            return Optional.of("its issuer may not say this");
        }
        return objectionToTags(token, sent)
                .or(() -> objectionToOrder(token, before))
                .or(() ->
                        tokenIds.add(token.tokenId())
                                ? Optional.empty()
                                : Optional.of("its jti came before"));
    }

    /// A reply is believed by the same rules: our case, the right issuer, its own order, a new jti.
    private static Optional<String> objectionToReply(
            SecurityEventToken token,
            SentCase sent,
            List<Entry> before,
            Set<String> tokenIds,
            ReplyHistory replies) {
        if (!token.transaction().equals("case:" + sent.caseId())) {
            return Optional.of("it speaks about another case");
        }
        if (!token.kind().mayComeFrom(token.isByService())) {
            return Optional.of("its issuer may not say this");
        }
        if (before.stream().noneMatch(it -> it.kind() == EventKind.SUBMIT)) {
            return Optional.of("it replies to nothing");
        }
        if (!tokenIds.add(token.tokenId())) return Optional.of("its jti came before");
        return replies.objectionTo(token);
    }

    private static Optional<String> objectionToTags(SecurityEventToken token, SentCase sent) {
        boolean submit = token.kind() == EventKind.SUBMIT;
        if (!submit && token.kind() != EventKind.ACCEPT) return Optional.empty();
        // An older office accepts without tags; then the service's submit event is the only proof.
        boolean believed = token.claimsTags() ? token.claims(sent.tags()) : !submit;
        return believed
                ? Optional.empty()
                : Optional.of("its authentication tags are not those of what was sent");
    }

    private static Optional<String> objectionToOrder(SecurityEventToken token, List<Entry> before) {
        boolean allowed =
                before.isEmpty()
                        ? token.kind() == EventKind.CREATE
                        : before.getLast().kind().mayBeFollowedBy(token.kind());
        return allowed ? Optional.empty() : Optional.of("it comes out of order");
    }

    private static Reply<EventLog> contradiction(List<Entry> before, String why) {
        return new Reply.Contradiction<>("event " + (before.size() + 1) + " of the log: " + why);
    }
}
