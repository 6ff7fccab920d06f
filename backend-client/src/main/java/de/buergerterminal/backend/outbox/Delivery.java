package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.EventLog;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import de.buergerterminal.backend.fitconnect.SubmissionService;
import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// One attempt to bring one case to the office. The exactly-once rule lives here:
///
/// 1. The service's numbers are durable before any content is sent under them.
/// 2. Attachments come first, each a durable step; content follows when all are there.
/// 3. Content is sent only under numbers that are durable, as often as needed, always the same.
/// 4. What became of content whose answer was lost is read from the signed event log.
/// 5. New numbers are asked for only when none were kept, or when the service itself denies both
///    the submission and its content; what a gateway on the way does not find proves nothing.
/// 6. A refusal is final only when the event log was read and shows no content.
final class Delivery {
    private final OutboxStore store;
    private final SubmissionService service;
    private final Clock clock;

    Delivery(OutboxStore store, SubmissionService service, Clock clock) {
        this.store = store;
        this.service = service;
        this.clock = clock;
    }

    sealed interface Outcome {
        /// Proven; nothing is left to do.
        record Delivered() implements Outcome {}

        /// Refused or expired; staff must decide.
        record Stuck() implements Outcome {}

        record Later(Trouble trouble, Duration atLeast, String why) implements Outcome {}

        /// The event log cannot be true. Nothing is repeated under new numbers, nothing deleted.
        record Suspicious(String why) implements Outcome {}
    }

    /// Ciphertext of attachments that the next attempt has to send first.
    static long bytesToUpload(StoredCase stored) {
        if (!stored.state().isWaiting()) return 0;
        return stored.content().orElseThrow().attachments().stream()
                .skip(attachmentsThere(stored))
                .mapToLong(SealedAttachment::size)
                .sum();
    }

    /// @param stored as it is in the store now
    Outcome attempt(StoredCase stored) throws OutboxException {
        return switch (stored.state()) {
            case DeliveryState.Sealed _ -> announce(stored);
            case DeliveryState.Announced(var numbers, _) -> proveOrSubmit(stored, numbers);
            case DeliveryState.Uploaded(var numbers, _, _) -> proveOrSubmit(stored, numbers);
            case DeliveryState.Submitted(var numbers, _) -> proveOrSubmit(stored, numbers);
            case DeliveryState.Confirmed _ -> new Outcome.Delivered();
            case DeliveryState.Refused _, DeliveryState.Expired _ -> new Outcome.Stuck();
        };
    }

    private Outcome announce(StoredCase stored) throws OutboxException {
        SealedSubmission content = stored.content().orElseThrow();
        if (isTooLate(content)) return expire(stored);
        return switch (service.announce(
                content.destinationId(),
                content.publicServiceIdentifier(),
                content.publicServiceName(),
                content.attachments().stream().map(SealedAttachment::id).toList())) {
            case Reply.Done<Announcement>(var numbers) -> {
                var announced = stored.in(new DeliveryState.Announced(numbers, clock.instant()));
                store.put(announced);
                yield handOver(announced, numbers);
            }
            case Reply.Refused<Announcement>(var problem) ->
                    problem.isOfTheService()
                            ? refuse(stored, problem)
                            : new Outcome.Later(Trouble.FAILED, Duration.ZERO, problem.sentence());
            case Reply.Retry<Announcement>(var trouble, var atLeast, var why) ->
                    new Outcome.Later(trouble, atLeast, why);
            case Reply.Contradiction<Announcement>(var why) -> new Outcome.Suspicious(why);
        };
    }

    /// The numbers are older than this attempt: content may have arrived under them already.
    private Outcome proveOrSubmit(StoredCase stored, Announcement numbers) throws OutboxException {
        return switch (service.events(stored.sentAs(numbers))) {
            case Reply.Done<EventLog>(var log) ->
                    log.isSubmitted() ? confirm(stored, numbers) : handOver(stored, numbers);
            case Reply.Refused<EventLog>(var problem) ->
                    isGone(problem)
                            ? handOver(stored, numbers)
                            : new Outcome.Later(Trouble.FAILED, Duration.ZERO, problem.sentence());
            case Reply.Retry<EventLog>(var trouble, var atLeast, var why) ->
                    new Outcome.Later(trouble, atLeast, why);
            case Reply.Contradiction<EventLog>(var why) -> new Outcome.Suspicious(why);
        };
    }

    /// The attachments that are still missing, then the content. A crash or a lost answer repeats
    /// at most one upload.
    private Outcome handOver(StoredCase stored, Announcement numbers) throws OutboxException {
        SealedSubmission content = stored.content().orElseThrow();
        StoredCase reached = stored;
        for (int next = attachmentsThere(stored); next < content.attachments().size(); next++) {
            if (isTooLate(content)) return expire(reached);
            switch (service.upload(numbers.submissionId(), content.attachments().get(next))) {
                case Reply.Done<?> _ -> {
                    reached =
                            reached.in(
                                    new DeliveryState.Uploaded(numbers, next + 1, clock.instant()));
                    store.put(reached);
                }
                case Reply.Refused<?>(var problem) -> {
                    return prove(reached, numbers, Optional.of(problem));
                }
                case Reply.Retry<?>(var trouble, var atLeast, var why) -> {
                    return new Outcome.Later(trouble, atLeast, why);
                }
                case Reply.Contradiction<?>(var why) -> {
                    return new Outcome.Suspicious(why);
                }
            }
        }
        return submit(reached, numbers);
    }

    private static int attachmentsThere(StoredCase stored) {
        return switch (stored.state()) {
            case DeliveryState.Uploaded(_, var count, _) -> count;
            case DeliveryState.Submitted _ -> stored.content().orElseThrow().attachments().size();
            case DeliveryState.Sealed _,
                    DeliveryState.Announced _,
                    DeliveryState.Confirmed _,
                    DeliveryState.Refused _,
                    DeliveryState.Expired _ ->
                    0;
        };
    }

    private Outcome submit(StoredCase stored, Announcement numbers) throws OutboxException {
        SealedSubmission content = stored.content().orElseThrow();
        if (isTooLate(content)) return expire(stored);
        return switch (service.submit(
                numbers.submissionId(), content.encryptedMetadata(), content.encryptedData())) {
            case Reply.Done<?> _ -> {
                var submitted = stored.in(new DeliveryState.Submitted(numbers, clock.instant()));
                store.put(submitted);
                yield prove(submitted, numbers, Optional.empty());
            }
            case Reply.Refused<?>(var problem) -> prove(stored, numbers, Optional.of(problem));
            case Reply.Retry<?>(var trouble, var atLeast, var why) ->
                    new Outcome.Later(trouble, atLeast, why);
            case Reply.Contradiction<?>(var why) -> new Outcome.Suspicious(why);
        };
    }

    /// After content was sent: only the event log tells what that came to. A refusal alone does
    /// not, because the service also refuses what it already has.
    ///
    /// @param refusal what the service answered to the content, empty if it took it
    private Outcome prove(StoredCase stored, Announcement numbers, Optional<Reply.Problem> refusal)
            throws OutboxException {
        return switch (service.events(stored.sentAs(numbers))) {
            case Reply.Done<EventLog>(var log) ->
                    log.isSubmitted()
                            ? confirm(stored, numbers)
                            : unproven(stored, refusal, log.isGoneUnsent());
            case Reply.Refused<EventLog>(var problem) ->
                    denies(problem) && refusal.filter(Delivery::denies).isPresent()
                            ? unproven(stored, refusal, false)
                            : new Outcome.Later(Trouble.FAILED, Duration.ZERO, problem.sentence());
            case Reply.Retry<EventLog>(var trouble, var atLeast, var why) ->
                    new Outcome.Later(trouble, atLeast, why);
            case Reply.Contradiction<EventLog>(var why) -> new Outcome.Suspicious(why);
        };
    }

    /// @param goneByLog whether the signed log says that the submission was thrown away
    private Outcome unproven(StoredCase stored, Optional<Reply.Problem> refusal, boolean goneByLog)
            throws OutboxException {
        if (refusal.isEmpty()) {
            return new Outcome.Later(
                    Trouble.FAILED, Duration.ZERO, "the event log does not show the content yet");
        }
        if (goneByLog || denies(refusal.get())) {
            store.put(stored.in(new DeliveryState.Sealed()));
            return new Outcome.Later(
                    Trouble.FAILED, Duration.ZERO, "the service no longer knows the submission");
        }
        if (!refusal.get().isOfTheService() || stored.state() instanceof DeliveryState.Submitted) {
            return new Outcome.Later(Trouble.FAILED, Duration.ZERO, refusal.get().sentence());
        }
        return refuse(stored, refusal.get());
    }

    private Outcome confirm(StoredCase stored, Announcement numbers) throws OutboxException {
        store.put(stored.in(new DeliveryState.Confirmed(numbers, clock.instant())));
        return new Outcome.Delivered();
    }

    private Outcome refuse(StoredCase stored, Reply.Problem problem) throws OutboxException {
        store.put(
                stored.in(
                        new DeliveryState.Refused(
                                stored.state().numbersIfAny(),
                                problem.sentence(),
                                clock.instant())));
        return new Outcome.Stuck();
    }

    private Outcome expire(StoredCase stored) throws OutboxException {
        store.put(
                stored.in(
                        new DeliveryState.Expired(stored.state().numbersIfAny(), clock.instant())));
        return new Outcome.Stuck();
    }

    private boolean isTooLate(SealedSubmission content) {
        return clock.instant().isAfter(content.undeliverableAfter()) && service.clockIsConfirmed();
    }

    /// Whether the service itself says that it does not have something.
    private static boolean denies(Reply.Problem problem) {
        return isGone(problem) && problem.isOfTheService();
    }

    private static boolean isGone(Reply.Problem problem) {
        return problem.status() == 404 || problem.status() == 410;
    }
}
