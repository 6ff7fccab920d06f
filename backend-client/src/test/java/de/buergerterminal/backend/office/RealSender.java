package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.AttachmentLimits;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.fitconnect.Network;
import de.buergerterminal.backend.fitconnect.Questions;
import de.buergerterminal.backend.fitconnect.ReplyChannel;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.outbox.Courier;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxCaseInquiry;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Our own terminal's sending side, wired as in production, that knows of the office only what
/// `client.json` says.
final class RealSender implements AutoCloseable {
    private static final long MOST_BYTES = 200_000_000;
    private static final Clock CLOCK = Clock.systemUTC();

    final Outbox outbox;
    private final DestinationDirectory directory;
    private final FitConnectClient client;
    private final FitConnectSealer sealer;
    private final OutboxCaseInquiry inquiry;

    RealSender(Path folder, JsonNode handover, ApiVersion version, ReplyKeys keys)
            throws Exception {
        FitConnectSettings settings = settings(handover, version);
        client = new FitConnectClient(settings, CLOCK);
        outbox = Outbox.open(folder.resolve("outbox"), CLOCK);
        directory = DestinationDirectory.open(settings, client, folder.resolve("keys.json"), CLOCK);
        directory.refresh();
        var channel = new ReplyChannel(keys, outbox.replyKeys());
        sealer =
                new FitConnectSealer(
                        settings,
                        directory,
                        outbox.attachments(),
                        new AttachmentLimits(MOST_BYTES, 2, MOST_BYTES),
                        CLOCK,
                        Optional.of(channel));
        inquiry = new OutboxCaseInquiry(outbox, client, new Questions(client, channel));
    }

    static JsonNode handoverOf(Path officeFolder) throws IOException {
        return Json.parse(Files.readString(officeFolder.resolve("client.json"))).orElseThrow();
    }

    ServiceRequest request(Attachment... attachments) throws OutboxException {
        return new ServiceRequest(
                CaseTicket.fresh(outbox.nextReference("PB", "K07"), new SecureRandom()),
                ForeignSender.SERVICE.id(),
                ForeignSender.SERVICE.name().german(),
                OfficeFolders.CATALOGUE.version(),
                ForeignSender.SERVICE.schemaUri(),
                ForeignSender.DATA,
                "de",
                Optional.empty(),
                Instant.now(),
                List.of(attachments));
    }

    SealedSubmission take(ServiceRequest request) throws Exception {
        SealedSubmission sealed = sealer.seal(request);
        outbox.append(sealed);
        return sealed;
    }

    /// Starts the courier; whoever closes it stops the deliveries.
    Courier courier(SynchronousQueue<Object> reports) {
        var courier = new Courier(outbox, client, directory, CLOCK, reports::offer);
        courier.start();
        return courier;
    }

    /// @return whether everything was delivered and proven within that time
    boolean deliver(Duration limit) throws Exception {
        var reports = new SynchronousQueue<Object>();
        Instant giveUp = Instant.now().plus(limit);
        try (Courier _ = courier(reports)) {
            while (outbox.waiting() > 0 && Instant.now().isBefore(giveUp)) {
                reports.poll(100, TimeUnit.MILLISECONDS);
            }
        }
        return outbox.waiting() == 0;
    }

    CaseStatus statusOf(ServiceRequest request) {
        return inquiry.statusOf(request.ticket());
    }

    private static FitConnectSettings settings(JsonNode handover, ApiVersion version)
            throws Exception {
        X509Certificate anchor;
        Path file = Path.of(handover.path("trustAnchor").asText());
        try (InputStream pem = Files.newInputStream(file)) {
            anchor =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
        UUID desk = UUID.fromString(handover.path("destinationId").asText());
        String identifier =
                Destination.byIdentifier(List.of(ForeignSender.SERVICE)).keySet().iterator().next();
        return new FitConnectSettings(
                        Environment.TEST,
                        URI.create(handover.path("tokenUrl").asText()),
                        URI.create(handover.path("submissionUrl").asText()),
                        handover.path("clientId").asText(),
                        handover.path("clientSecret").asText(),
                        Set.of(anchor),
                        false,
                        FitConnectSettings.USUAL_HOLD_TIME,
                        Duration.ofMinutes(1),
                        "0.1.0",
                        Map.of(ForeignSender.SERVICE.id(), new Route(desk, identifier, "Leistung")))
                .over(Network.LOOPBACK, version);
    }

    @Override
    public void close() {
        outbox.close();
        client.close();
    }
}
