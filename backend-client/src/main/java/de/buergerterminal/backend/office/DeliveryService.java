package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What FIT-Connect does between sender and authority: takes encrypted parts, keeps their order,
/// writes the event log, and never sees a word of plain text.
final class DeliveryService {
    private static final int MOST_ATTACHMENTS = 100;

    private final SubmissionStore store;
    private final AttachmentFiles files;
    private final ReplyDelivery replies;
    private final ServicePen pen;
    private final OfficeDatabase database;
    private final Map<UUID, Destination> destinations;
    private final OfficeKey serviceKey;
    private final Clock clock;

    /// @param issuer base URL of the service, the `iss` of its own events
    DeliveryService(
            OfficeDatabase database,
            AttachmentFiles files,
            Map<UUID, Destination> destinations,
            OfficeKey serviceKey,
            String issuer,
            Clock clock)
            throws IOException {
        this.database = database;
        this.files = files;
        this.store = new SubmissionStore(database, files);
        this.destinations = Map.copyOf(destinations);
        this.serviceKey = serviceKey;
        this.clock = clock;
        this.pen = new ServicePen(store, serviceKey, issuer, clock);
        this.replies = new ReplyDelivery(database, store, pen);
    }

    Destination destination(UUID id) {
        Destination found = destinations.get(id);
        if (found == null) throw Refusal.destinationNotFound();
        return found;
    }

    OfficeKey serviceKey() {
        return serviceKey;
    }

    SubmissionStore submissions() {
        return store;
    }

    /// Opens a case for a submission that is still empty.
    Submission announce(
            UUID destinationId, String service, List<UUID> attachments, SubmissionApi api) {
        if (destination(destinationId).service(service).isEmpty()) {
            throw Refusal.unprocessable(
                    api.serviceMember()
                            + ".identifier is not offered by this destination; read the"
                            + " destination's "
                            + api.servicesMember()
                            + ".");
        }
        if (attachments.size() > MOST_ATTACHMENTS
                || attachments.stream().distinct().count() != attachments.size()) {
            throw Refusal.unprocessable("announcedAttachments must be at most 100 different ids.");
        }
        var fresh =
                new Submission(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        destinationId,
                        service,
                        attachments,
                        SubmissionState.CREATED,
                        clock.instant(),
                        "",
                        "",
                        Map.of());
        store.forgetUnfinished(clock.instant());
        return database.transaction(() -> {
            store.create(fresh);
            pen.write(fresh, EventKind.CREATE, Json.object());
            return fresh;
        });
    }

    /// Takes one encrypted attachment; the same bytes again change nothing.
    void attach(UUID submissionId, UUID attachmentId, InputStream body, SubmissionApi api) {
        // Before anything is read: nobody fills the disk with what was not announced.
        requireAnnounced(submissionId, attachmentId);
        AttachmentFiles.Received received;
        try {
            received = files.receive(body);
        } catch (IOException broken) {
            throw Refusal.badRequest("The attachment did not arrive completely; send it again.");
        }
        Path fresh = received.stored().file();
        try {
            @Nullable StoredAttachment unneeded =
                    database.transaction(() -> {
                        Submission submission = requireAnnounced(submissionId, attachmentId);
                        return replace(submission, attachmentId, received, api);
                    });
            if (unneeded != null) files.delete(unneeded.file());
        } catch (Refusal refused) {
            files.delete(fresh);
            throw refused;
        } finally {
            // If the data base failed, it may name the file or not: the next sweep asks it.
            files.settled(fresh);
        }
    }

    /// @return what is not needed any more: the attachment before, or the one just received
    private @Nullable StoredAttachment replace(
            Submission submission,
            UUID attachmentId,
            AttachmentFiles.Received received,
            SubmissionApi api) {
        StoredAttachment fresh = received.stored();
        JweRules.check(
                "attachment",
                received.head() + ".." + fresh.tag(),
                destination(submission.destinationId()),
                api);
        @Nullable StoredAttachment before = submission.attachments().get(attachmentId);
        if (before != null && before.sha256().equals(fresh.sha256())) return fresh;
        if (submission.state() != SubmissionState.CREATED) {
            throw Refusal.conflict("The submission is complete; its attachments cannot change.");
        }
        store.attach(submission.id(), attachmentId, fresh);
        return before;
    }

    private Submission requireAnnounced(UUID submissionId, UUID attachmentId) {
        Submission submission = require(submissionId);
        if (!submission.announced().contains(attachmentId)) {
            throw Refusal.unprocessable("The attachment was not announced with this submission.");
        }
        return submission;
    }

    /// Completes a submission; the same bytes again change nothing and get the same answer.
    Submission submit(UUID submissionId, String metadata, String data, SubmissionApi api) {
        return database.transaction(() -> {
            Submission submission = require(submissionId);
            if (submission.state() != SubmissionState.CREATED) {
                if (submission.metadata().equals(metadata) && submission.data().equals(data)) {
                    return submission;
                }
                throw Refusal.conflict(
                        "The submission is complete and cannot be replaced by another.");
            }
            Destination destination = destination(submission.destinationId());
            JweRules.check("encryptedMetadata", metadata, destination, api);
            JweRules.check("encryptedData", data, destination, api);
            if (!submission.attachments().keySet().containsAll(submission.announced())) {
                throw Refusal.unprocessable(
                        "Announced attachments are missing; upload them before the"
                                + " submission is completed.");
            }
            store.submit(submissionId, metadata, data, clock.instant());
            Submission complete = require(submissionId);
            ObjectNode payload = Json.object();
            payload.set("authenticationTags", AuthenticationTags.of(complete));
            pen.write(complete, EventKind.SUBMIT, payload);
            pen.write(complete, EventKind.NOTIFY, Json.object());
            return complete;
        });
    }

    /// Takes an event that the authority wrote: its signature, its place in the order of events and
    /// its authentication tags must be right.
    void append(UUID caseId, String compact) {
        database.transaction(() -> {
            Submission submission = store.ofCase(caseId).orElseThrow(Refusal::submissionNotFound);
            EventToken event =
                    EventToken.parse(compact)
                            .orElseThrow(() -> Refusal.badRequest("This is no event token."));
            check(event, submission);
            store.append(event);
            if (event.kind() != EventKind.FORWARD) {
                store.decided(submission.id(), clock.instant());
                replies.closeAll(caseId);
            }
            store.state(
                    submission.id(),
                    switch (event.kind()) {
                        case ACCEPT -> SubmissionState.ACCEPTED;
                        case REJECT -> SubmissionState.REJECTED;
                        default -> SubmissionState.FORWARDED;
                    });
            return true;
        });
    }

    private void check(EventToken event, Submission submission) {
        OfficeKey key = destination(submission.destinationId()).signature();
        if (!event.kid().equals(key.kid()) || !event.isSignedBy(key.publicKey())) {
            throw Refusal.badRequest("The event is not signed with the destination's key.");
        }
        boolean mayWrite =
                switch (event.kind()) {
                    case ACCEPT, REJECT, FORWARD -> true;
                    default -> false;
                };
        if (!mayWrite
                || !event.issuer().equals(submission.destinationId().toString())
                || !event.subjectId().equals(submission.id())
                || !event.caseId().equals(submission.caseId())) {
            throw Refusal.unprocessable("iss, sub, txn or the kind of event is wrong.");
        }
        if (!event.schema().isEmpty() && !event.schema().equals(EventToken.SCHEMA)) {
            throw Refusal.unprocessable("payload schema not supported");
        }
        if (store.knowsEvent(event.id())) throw Refusal.unprocessable("jti was used before.");
        if (!submission.state().isOpen()) {
            throw Refusal.conflict("The case was decided before.");
        }
        if (event.kind() == EventKind.ACCEPT
                && !AuthenticationTags.agree(submission, event.payload())) {
            throw Refusal.unprocessable("authenticationTags differ from those of the submission.");
        }
    }

    ReplyDelivery replies() {
        return replies;
    }

    /// The event log of a case as the authority keeps it, oldest first.
    List<String> events(UUID caseId, int offset, int limit) {
        if (store.ofCase(caseId).isEmpty()) {
            throw Refusal.of(404, "Not Found", "There is no case with this id.");
        }
        return store.events(caseId, offset, limit);
    }

    /// The event log as the service gives it away: for 730 days after the last event.
    List<String> publicEvents(UUID caseId, int offset, int limit) {
        if (isLogOver(caseId))
            throw Refusal.of(404, "Not Found", "The event log of this case was deleted.");
        return events(caseId, offset, limit);
    }

    /// The service gives up on what the authority did not fetch.
    void rejectUnfetched(Submission submission) {
        database.transaction(() -> {
            pen.write(submission, EventKind.REJECT, Deadlines.unfetched());
            store.state(submission.id(), SubmissionState.REJECTED);
            store.decided(submission.id(), clock.instant());
            return true;
        });
    }

    /// The service no longer holds what was decided. The authority of this office keeps what it
    /// filed; what it did not file goes with all its parts.
    void delete(Submission submission) {
        database.transaction(() -> {
            pen.write(submission, EventKind.DELETE, Json.object());
            store.deleted(submission.id(), clock.instant());
            if (!store.isFiled(submission.caseId())) store.dropContent(submission);
            return true;
        });
    }

    /// Forgets a case that is in no record, with its log, if that is over.
    void forgetIfOver(Submission submission) {
        if (isLogOver(submission.caseId())) store.forget(submission);
    }

    private boolean isLogOver(UUID caseId) {
        return store.lastEvent(caseId)
                .flatMap(EventToken::parse)
                .filter(it -> it.at().plus(Deadlines.LOG_KEPT).isBefore(clock.instant()))
                .isPresent();
    }

    /// Every event of a case that proves itself: known issuer, right key, right case.
    List<EventToken> verifiedEvents(UUID caseId) {
        Optional<Submission> submission = store.ofCase(caseId);
        if (submission.isEmpty()) return List.of();
        OfficeKey authority = destination(submission.get().destinationId()).signature();
        return store.events(caseId, 0, Integer.MAX_VALUE).stream()
                .flatMap(it -> EventToken.parse(it).stream())
                .filter(it -> it.caseId().equals(caseId))
                .filter(it ->
                        it.isSignedBy(
                                isByService(it) ? serviceKey.publicKey() : authority.publicKey()))
                .toList();
    }

    static boolean isByService(EventToken event) {
        return event.issuer().startsWith("http");
    }

    /// A submission that the authority may fetch.
    Submission fetch(UUID submissionId) {
        Submission found =
                store.find(submissionId)
                        .filter(it -> it.state().isOpen())
                        .orElseThrow(Refusal::submissionNotFound);
        store.fetched(submissionId, clock.instant());
        return found;
    }

    private Submission require(UUID submissionId) {
        return store.find(submissionId).orElseThrow(Refusal::submissionNotFound);
    }
}
