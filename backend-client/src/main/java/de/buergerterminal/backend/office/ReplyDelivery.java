package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The way back: takes an authority's replies to a case, encrypted for its sender, and tells the
/// sender in the event log.
final class ReplyDelivery {
    /// A sender may stop believing a log with more than a hundred.
    private static final int MOST_PER_CASE = 50;

    private final OfficeDatabase database;
    private final SubmissionStore submissions;
    private final ReplyStore store;
    private final ServicePen pen;

    ReplyDelivery(OfficeDatabase database, SubmissionStore submissions, ServicePen pen) {
        this.database = database;
        this.submissions = submissions;
        this.store = new ReplyStore(database);
        this.pen = pen;
    }

    /// Opens a reply that is still empty.
    AnnouncedReply announce(UUID caseId) {
        return database.transaction(() -> {
            requireOpen(caseId);
            if (store.count(caseId) >= MOST_PER_CASE) {
                throw Refusal.unprocessable("A case takes at most 50 replies.");
            }
            var fresh = new AnnouncedReply(UUID.randomUUID(), caseId);
            store.announce(fresh, now());
            pen.write(fresh.id(), caseId, EventKind.CREATE_REPLY, Json.object());
            return fresh;
        });
    }

    /// Completes a reply of an authority whose desk is elsewhere; the same bytes again change
    /// nothing and get the same answer.
    AnnouncedReply submit(UUID replyId, String metadata, String data) {
        return database.transaction(() -> {
            Optional<SentReply> before = store.find(replyId);
            if (before.isPresent()) return same(before.get(), metadata, data);
            AnnouncedReply announced = store.announced(replyId).orElseThrow(ReplyDelivery::unknown);
            requireOpen(announced.caseId());
            complete(
                    new SentReply(
                            replyId,
                            announced.caseId(),
                            now(),
                            JweRules.checkReply("encryptedMetadata", metadata),
                            JweRules.checkReply("encryptedData", data),
                            Optional.empty(),
                            Optional.empty(),
                            false));
            return announced;
        });
    }

    private static AnnouncedReply same(SentReply before, String metadata, String data) {
        if (before.metadata().toString().equals(metadata)
                && before.data().toString().equals(data)) {
            return new AnnouncedReply(before.id(), before.caseId());
        }
        throw Refusal.conflict("The reply is complete and cannot be replaced by another.");
    }

    /// Takes a reply of this office's own desk.
    void send(SentReply reply) {
        database.transaction(() -> {
            store.announce(new AnnouncedReply(reply.id(), reply.caseId()), reply.madeAt());
            pen.write(reply.id(), reply.caseId(), EventKind.CREATE_REPLY, Json.object());
            complete(reply);
            return true;
        });
    }

    private void complete(SentReply reply) {
        store.complete(reply);
        ObjectNode tags = Json.object();
        tags.set("authenticationTags", reply.authenticationTags());
        pen.write(reply.id(), reply.caseId(), EventKind.SUBMIT_REPLY, tags);
    }

    private void requireOpen(UUID caseId) {
        Submission submission = submissions.ofCase(caseId).orElseThrow(Refusal::submissionNotFound);
        if (!submission.state().isOpen()) {
            throw Refusal.conflict("The case is not submitted or decided; it takes no reply.");
        }
    }

    /// Takes one reply back, because it was answered or is not needed.
    void withdraw(UUID replyId) {
        database.transaction(() -> {
            UUID caseId =
                    store.find(replyId)
                            .filter(it -> it.closedAt().isEmpty())
                            .map(SentReply::caseId)
                            .or(() -> store.announced(replyId).map(AnnouncedReply::caseId))
                            .orElseThrow(ReplyDelivery::unknown);
            close(replyId, caseId);
            return true;
        });
    }

    /// Takes every open reply of a case back.
    ///
    /// @return whether there was one that its sender could have read
    boolean closeAll(UUID caseId) {
        return database.transaction(() -> {
            List<SentReply> open = store.openOf(caseId);
            open.forEach(it -> close(it.id(), caseId));
            store.announcedOf(caseId).forEach(it -> close(it.id(), caseId));
            return !open.isEmpty();
        });
    }

    private void close(UUID replyId, UUID caseId) {
        store.close(replyId, now());
        store.removeAnnounced(replyId);
        pen.write(replyId, caseId, EventKind.DELETE_REPLY, Json.object());
    }

    /// A reply that the sender of its case may fetch.
    SentReply fetch(UUID replyId) {
        SentReply found =
                store.find(replyId)
                        .filter(it -> it.closedAt().isEmpty())
                        .orElseThrow(ReplyDelivery::unknown);
        store.fetched(replyId, now());
        return found;
    }

    private static Refusal unknown() {
        return Refusal.of(
                404,
                "Reply not found",
                "There is no such reply, or it was answered or taken back.");
    }

    /// Oldest first.
    List<SentReply> of(UUID caseId) {
        return store.of(caseId);
    }

    /// The service gives up on what was never completed, and on what its sender did not fetch.
    void enforceDeadlines(Instant now) {
        for (AnnouncedReply each : store.announcedBefore(now.minus(Deadlines.UNFINISHED))) {
            database.transaction(() -> {
                close(each.id(), each.caseId());
                return true;
            });
        }
        for (SentReply each : store.unfetchedBefore(now.minus(Deadlines.UNFETCHED))) {
            database.transaction(() -> {
                pen.write(each.id(), each.caseId(), EventKind.REJECT_REPLY, Deadlines.unfetched());
                store.closeUnread(each.id(), now);
                return true;
            });
        }
    }

    void removeOf(UUID caseId) {
        store.removeOf(caseId);
    }

    private Instant now() {
        return pen.clock().instant();
    }
}
