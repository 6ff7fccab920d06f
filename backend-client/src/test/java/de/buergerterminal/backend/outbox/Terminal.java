package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.AttachmentLimits;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.EventLog;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.Questions;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.ReplyChannel;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.fitconnect.SubmissionService;
import de.buergerterminal.backend.fitconnect.TestKeys;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A terminal's sending side, wired as in production, but with a courier that is driven by hand and
/// whose pauses pass at once.
final class Terminal implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);

    /// One pool for all terminals of a run: making keys takes seconds.
    static final ReplyKeys KEYS = ReplyKeys.start(Duration.ZERO);

    final Outbox outbox;
    final Courier courier;
    final FitConnectSealer sealer;
    final OutboxCaseInquiry inquiry;
    final List<CourierReport> reports = new ArrayList<>();

    /// Encrypted metadata of a case at which the program fails.
    Optional<String> poison = Optional.empty();

    /// Whether the program fails at every look at an event log.
    boolean readingFails;

    final FitConnectClient client;
    private Duration uptime = Duration.ZERO;

    Terminal(Path folder, FitConnectSettings settings, Clock clock) throws OutboxException {
        outbox = Outbox.open(folder.resolve("outbox"), clock);
        client = new FitConnectClient(settings, clock);
        var directory =
                DestinationDirectory.open(settings, client, folder.resolve("keys.json"), clock);
        var channel = new ReplyChannel(KEYS, outbox.replyKeys());
        sealer =
                new FitConnectSealer(
                        settings,
                        directory,
                        outbox.attachments(),
                        AttachmentLimits.USUAL,
                        clock,
                        Optional.of(channel));
        var service = new Vouching(client);
        inquiry = new OutboxCaseInquiry(outbox, service, new Questions(client, channel));
        courier =
                new Courier(
                        outbox.store(),
                        service,
                        directory::refresh,
                        clock,
                        () -> uptime,
                        new Random(1),
                        Runnable::run,
                        reports::add);
    }

    /// The service whose clock agrees with the tests' clock, which stands still.
    private final class Vouching implements SubmissionService {
        private final SubmissionService service;

        Vouching(SubmissionService service) {
            this.service = service;
        }

        @Override
        public Reply<Announcement> announce(
                UUID destinationId, String identifier, String name, List<UUID> attachmentIds) {
            return service.announce(destinationId, identifier, name, attachmentIds);
        }

        @Override
        public Reply<UUID> upload(UUID submissionId, SealedAttachment attachment) {
            return service.upload(submissionId, attachment);
        }

        @Override
        public Reply<UUID> submit(UUID submissionId, String metadata, String data) {
            if (poison.filter(metadata::equals).isPresent()) throw new IllegalStateException("bug");
            return service.submit(submissionId, metadata, data);
        }

        @Override
        public Reply<EventLog> events(SentCase sent) {
            if (readingFails) throw new IllegalStateException("bug");
            return service.events(sent);
        }

        @Override
        public boolean clockIsConfirmed() {
            return true;
        }
    }

    SealedSubmission take(int running) throws OutboxException, SealingException {
        return take(SealedForTheOffice.request(running));
    }

    SealedSubmission take(ServiceRequest request) throws OutboxException, SealingException {
        SealedSubmission sealed = sealer.seal(request);
        outbox.append(sealed);
        return sealed;
    }

    /// Rounds until nothing waits, at most that many.
    void deliver(int rounds) throws OutboxException {
        for (int i = 0; i < rounds && outbox.waiting() > 0; i++) round();
    }

    Duration round() throws OutboxException {
        Duration nap = courier.round();
        uptime = uptime.plus(nap).plusMillis(1);
        return nap;
    }

    DeliveryState stateOf(CaseReference reference) throws OutboxException {
        return outbox.store().find(reference).orElseThrow().state();
    }

    CaseStatus statusOf(int running) {
        return inquiry.statusOf(SealedForTheOffice.request(running).ticket());
    }

    @Override
    public void close() {
        courier.close();
        client.close();
        outbox.close();
    }
}
