package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.EventLog;
import de.buergerterminal.backend.fitconnect.EventLogs;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import de.buergerterminal.backend.fitconnect.SubmissionService;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The delivery service as a model: loses requests, loses answers, is busy or slow, gets a request
/// twice, denies what it has, forgets announced submissions, and refuses content it already has. In
/// front of it stands a gateway that loses its route now and then and knows nothing.
final class ModelService implements SubmissionService {
    private final PowerSwitch power;
    private final Random random;
    private final Instant now;
    private boolean behaving;
    private boolean denied;
    private boolean refusing;
    private int downFor;
    private int misroutedFor;
    private BooleanSupplier clockIsConfirmed = () -> true;
    private Duration delay = Duration.ZERO;
    private Consumer<String> onDelivery = _ -> {};

    /// Announced numbers, and the content's data tag once it is there.
    private final Map<UUID, String> contents = new HashMap<>();

    /// Announced attachments that are not there yet.
    private final Map<UUID, Set<UUID>> missing = new HashMap<>();

    private final Map<UUID, UUID> submissionOf = new HashMap<>();
    private final Map<String, Integer> deliveries = new HashMap<>();

    ModelService(PowerSwitch power, Random random, Instant now) {
        this.power = power;
        this.random = random;
        this.now = now;
    }

    void behave() {
        behaving = true;
    }

    /// @param listener gets the tag of content at the moment it arrives
    void onDelivery(Consumer<String> listener) {
        onDelivery = listener;
    }

    void goDown(int exchanges) {
        downFor = exchanges;
    }

    void refuseEverything() {
        refusing = true;
    }

    /// How long its slow answers have taken since the last call.
    Duration delay() {
        Duration passed = delay;
        delay = Duration.ZERO;
        return passed;
    }

    int timesDelivered(String dataTag) {
        return deliveries.getOrDefault(dataTag, 0);
    }

    /// As the event logs tell it: under how many submissions the same content lies.
    int mostOften() {
        var submissions = new HashMap<String, Integer>();
        contents.values().stream()
                .filter(it -> !it.equals("empty"))
                .forEach(it -> submissions.merge(it, 1, Integer::sum));
        return Math.max(
                submissions.values().stream().mapToInt(it -> it).max().orElse(0),
                deliveries.values().stream().mapToInt(it -> it).max().orElse(0));
    }

    private interface Work<T> {
        Reply<T> run();
    }

    private <T> Reply<T> exchange(Work<T> work) {
        power.moment();
        if (--downFor >= 0) return Reply.retry(Trouble.UNREACHABLE, "down");
        int mood = behaving ? 99 : random.nextInt(24);
        if (mood == 8) misroutedFor = random.nextInt(1, 8);
        if (!behaving && --misroutedFor >= 0) return notFoundByTheGateway();
        if (mood == 0) return Reply.retry(Trouble.UNREACHABLE, "lost request");
        if (mood == 1) return Reply.retry(Trouble.FAILED, "500");
        if (mood == 2) return new Reply.Retry<>(Trouble.OVERLOADED, Duration.ofSeconds(7), "429");
        if (mood == 7) delay = delay.plusSeconds(random.nextInt(1, 90));
        Reply<T> reply = work.run();
        if (mood == 6) {
            boolean denies = denied; // a read that came twice is one answer
            work.run();
            denied = denies;
        }
        power.moment();
        return mood <= 5 ? Reply.retry(Trouble.UNREACHABLE, "lost answer") : reply;
    }

    @Override
    public Reply<Announcement> announce(
            UUID destinationId, String identifier, String name, List<UUID> attachmentIds) {
        return exchange(() -> {
            if (refusing) return refused(422);
            var numbers =
                    new Announcement(
                            new UUID(random.nextLong(), random.nextLong()),
                            new UUID(random.nextLong(), random.nextLong()));
            contents.put(numbers.submissionId(), "empty");
            missing.put(numbers.submissionId(), new HashSet<>(attachmentIds));
            submissionOf.put(numbers.caseId(), numbers.submissionId());
            return new Reply.Done<>(numbers);
        });
    }

    @Override
    public Reply<UUID> upload(UUID submissionId, SealedAttachment attachment) {
        return exchange(() -> {
            if (!behaving && random.nextInt(8) == 0) contents.remove(submissionId, "empty");
            String known = contents.get(submissionId);
            if (known == null) return refused(404);
            if (!known.equals("empty")) return refused(409);
            missing.getOrDefault(submissionId, new HashSet<>()).remove(attachment.id());
            return new Reply.Done<>(attachment.id());
        });
    }

    @Override
    public Reply<UUID> submit(UUID submissionId, String encryptedMetadata, String encryptedData) {
        return exchange(() -> {
            if (!behaving && random.nextInt(8) == 0) {
                contents.remove(submissionId, "empty"); // the day for unfinished ones is over
            }
            String known = contents.get(submissionId);
            if (known == null) return refused(404);
            if (!known.equals("empty")) return refused(409);
            if (!missing.getOrDefault(submissionId, new HashSet<>()).isEmpty()) return refused(422);
            String tag = SealedSubmission.authenticationTag(encryptedData);
            contents.put(submissionId, tag);
            onDelivery.accept(tag);
            deliveries.merge(tag, 1, Integer::sum);
            return new Reply.Done<>(submissionId);
        });
    }

    @Override
    public Reply<EventLog> events(SentCase sent) {
        return exchange(() -> {
            denied = !behaving && !denied && random.nextInt(20) == 0;
            if (denied) return refused(404);
            UUID submissionId = submissionOf.get(sent.caseId());
            if (submissionId == null) return refused(404);
            String content = contents.get(submissionId);
            if (content == null) {
                return new Reply.Done<>(EventLogs.deletedUnsent(now));
            }
            if (content.equals("empty")) return new Reply.Done<>(EventLogs.announced(now));
            return content.equals(sent.tags().data())
                    ? new Reply.Done<>(EventLogs.submitted(now))
                    : new Reply.Contradiction<>("other tags");
        });
    }

    private static <T> Reply<T> refused(int status) {
        return new Reply.Refused<>(new Reply.Problem(status, "urn:x:problem", "", ""));
    }

    private <T> Reply<T> notFoundByTheGateway() {
        return new Reply.Refused<>(
                random.nextBoolean()
                        ? new Reply.Problem(404, "", "", "")
                        : new Reply.Problem(404, "about:blank", "Not Found", "no such route"));
    }

    @Override
    public boolean clockIsConfirmed() {
        return clockIsConfirmed.getAsBoolean();
    }

    void comparesClocks(BooleanSupplier withTheTerminals) {
        clockIsConfirmed = withTheTerminals;
    }
}
