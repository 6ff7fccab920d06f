package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.Questions;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.SubmissionService;
import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import de.buergerterminal.backend.submission.CaseInquiry;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Answers from the outbox and from the case's event log, verified anew each time.
public final class OutboxCaseInquiry implements CaseInquiry {
    /// The contract says 10 seconds; the rest is for the outbox.
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private static final String NOBODYS_HASH = "0".repeat(64);

    private final Outbox outbox;
    private final SubmissionService service;
    private final Questions questions;

    /// @param questions reads what an office asks back
    public OutboxCaseInquiry(Outbox outbox, SubmissionService service, Questions questions) {
        this.outbox = outbox;
        this.service = service;
        this.questions = questions;
    }

    @Override
    public CaseStatus statusOf(CaseTicket ticket) {
        Optional<StoredCase> found;
        try {
            found = outbox.store().find(ticket.reference());
        } catch (OutboxException _) {
            return new CaseStatus.Unreachable();
        }
        // Compared even when there is no such case, so that time does not tell the two apart.
        String kept = found.map(StoredCase::secretHash).orElse(NOBODYS_HASH);
        boolean equal =
                MessageDigest.isEqual(
                        kept.getBytes(US_ASCII),
                        FitConnectSealer.secretHash(ticket).getBytes(US_ASCII));
        if (found.isEmpty() || !equal) return new CaseStatus.NotFound();
        StoredCase stored = found.get();
        return switch (stored.state()) {
            case DeliveryState.Sealed _, DeliveryState.Announced _, DeliveryState.Uploaded _ ->
                    new CaseStatus.Waiting(stored.storedAt());
            case DeliveryState.Submitted(var numbers, _) -> ask(ticket, stored, numbers);
            case DeliveryState.Confirmed(var numbers, _) -> ask(ticket, stored, numbers);
            case DeliveryState.Refused(_, var problem, _) -> new CaseStatus.Unverifiable(problem);
            case DeliveryState.Expired _ ->
                    new CaseStatus.Unverifiable("the office's key ended before delivery");
        };
    }

    private CaseStatus ask(CaseTicket ticket, StoredCase stored, Announcement numbers) {
        var answer =
                CompletableFuture.supplyAsync(
                        () -> answer(ticket, stored, numbers),
                        task -> Thread.ofVirtual().name("case-inquiry").start(task));
        try {
            return switch (answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                case Reply.Done<CaseStatus>(var status) -> status;
                case Reply.Contradiction<CaseStatus>(var why) -> new CaseStatus.Unverifiable(why);
                case Reply.Retry<CaseStatus> _ -> new CaseStatus.Unreachable();
                case Reply.Refused<CaseStatus>(var problem) ->
                        new CaseStatus.Unverifiable(problem.sentence());
            };
        } catch (TimeoutException _) {
            return new CaseStatus.Unreachable();
        } catch (ExecutionException failed) {
            // A defect of this program: an office that cannot be reached would hide it.
            throw new IllegalStateException("a case cannot be looked up", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CaseStatus.Unreachable();
        }
    }

    private Reply<CaseStatus> answer(CaseTicket ticket, StoredCase stored, Announcement numbers) {
        return service.events(stored.sentAs(numbers))
                .then(log ->
                        log.openQuestion().isPresent()
                                ? questions.read(ticket, log.openQuestion().get())
                                : new Reply.Done<>(
                                        log.status()
                                                .orElseGet(() ->
                                                        new CaseStatus.Waiting(
                                                                stored.storedAt()))));
    }
}
