package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.Attachment.Purpose;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.CiphertextShelf;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Seals requests for the office's verified key. Needs no network; touches the disk only for the
/// ciphertext of attachments and the locked key of a reply channel. Safe for many threads; takes a
/// few milliseconds plus the time of the attachments.
public final class FitConnectSealer implements Sealer {
    private static final String JSON = "application/json";

    private final FitConnectSettings settings;
    private final DestinationDirectory directory;
    private final CiphertextShelf shelf;
    private final AttachmentLimits limits;
    private final Clock clock;
    private final Optional<ReplyChannel> channel;
    private final SecureRandom random = new SecureRandom();

    /// For a terminal that takes no attachments and offers no way back: the office answers by
    /// letter.
    public FitConnectSealer(
            FitConnectSettings settings, DestinationDirectory directory, Clock clock) {
        this(
                settings,
                directory,
                _ -> {
                    throw new IOException("this terminal keeps no attachments");
                },
                AttachmentLimits.NONE,
                clock,
                Optional.empty());
    }

    /// @param shelf takes the ciphertext of attachments: `Outbox.attachments()`
    /// @param channel offered to offices that ask back over FIT-Connect
    public FitConnectSealer(
            FitConnectSettings settings,
            DestinationDirectory directory,
            CiphertextShelf shelf,
            AttachmentLimits limits,
            Clock clock,
            Optional<ReplyChannel> channel) {
        this.settings = settings;
        this.directory = directory;
        this.shelf = shelf;
        this.limits = limits;
        this.clock = clock;
        this.channel = channel;
    }

    @Override
    public boolean isReadyFor(ServiceId service) {
        return directory.officeFor(service).isPresent();
    }

    @Override
    public SealedSubmission seal(ServiceRequest request) throws SealingException {
        demandWithinLimits(request.attachments());
        Route route =
                settings.routeOf(request.service())
                        .orElseThrow(() ->
                                new SealingException(
                                        "no destination is configured for " + request.service()));
        VerifiedDestination office =
                directory
                        .officeFor(request.service())
                        .orElseThrow(() ->
                                new SealingException(
                                        directory
                                                .problemOf(request.service())
                                                .orElse("no verified key is at hand")));
        if (request.attachments().stream().anyMatch(it -> it.purpose() == Purpose.DATA)
                && !office.metadata().takesDataAsAttachment()) {
            throw new SealingException("the office does not take data as an attachment");
        }
        var attached = new ArrayList<SealedAttachment>();
        boolean complete = false;
        try {
            SealedSubmission sealed = seal(request, route, office, attached);
            complete = true;
            return sealed;
        } finally {
            if (!complete) attached.forEach(FitConnectSealer::forget);
        }
    }

    /// @param attached filled with what lies on the shelf, also if sealing fails later
    private SealedSubmission seal(
            ServiceRequest request,
            Route route,
            VerifiedDestination office,
            List<SealedAttachment> attached)
            throws SealingException {
        var hashes = new HashMap<UUID, String>();
        for (Attachment each : request.attachments()) {
            Sealed sealed = seal(each, office);
            attached.add(sealed.attachment);
            hashes.put(each.id(), sealed.sha512);
        }
        // One array for hash and encryption: the office compares the hash with what it decrypts.
        byte[] data = request.data().getBytes(UTF_8);
        byte[] metadata = metadata(request, route, office, data, hashes);
        try {
            Instant now = clock.instant();
            Instant end = office.key().ends();
            return new SealedSubmission(
                    request.ticket().reference(),
                    request.service(),
                    route.destinationId(),
                    route.publicServiceIdentifier(),
                    route.publicServiceName(),
                    encrypt(office, metadata),
                    encrypt(office, data),
                    secretHash(request.ticket()),
                    request.payment().map(fee -> fee.receiptNumber()),
                    now,
                    end.equals(Instant.MAX) ? now.plus(settings.holdTime()) : end,
                    attached);
        } finally {
            Arrays.fill(data, (byte) 0);
            Arrays.fill(metadata, (byte) 0);
        }
    }

    private static void forget(SealedAttachment attachment) {
        try {
            Files.deleteIfExists(attachment.file());
        } catch (IOException laterThen) {
            // Ciphertext that no submission names: the shelf removes it at the next start.
        }
    }

    private void demandWithinLimits(List<Attachment> attachments) throws SealingException {
        if (attachments.size() > limits.mostCount()) {
            throw new SealingException(
                    "a request may carry up to " + limits.mostCount() + " attachments");
        }
        long together = 0;
        var ids = new HashSet<UUID>();
        for (Attachment each : attachments) {
            if (each.size() > limits.mostBytesEach()) {
                throw new SealingException(
                        "an attachment may have up to " + limits.mostBytesEach() + " bytes");
            }
            together += each.size();
            if (!ids.add(each.id())) throw new SealingException("two attachments share an id");
        }
        if (together > limits.mostBytesTogether()) {
            throw new SealingException(
                    "all attachments together may have up to "
                            + limits.mostBytesTogether()
                            + " bytes");
        }
    }

    private record Sealed(SealedAttachment attachment, String sha512) {}

    /// Whatever a broken source or disk says is not repeated: it could name a citizen's file.
    private Sealed seal(Attachment attachment, VerifiedDestination office) throws SealingException {
        try (CiphertextShelf.Slot slot = shelf.open(StreamedJwe.sizeFor(attachment.size()));
                InputStream plain = attachment.source().open()) {
            StreamedJwe.Written written =
                    StreamedJwe.write(
                            Jwe.begin(
                                    office.key().key(),
                                    office.key().keyId(),
                                    attachment.mimeType(),
                                    random),
                            plain,
                            attachment.size(),
                            slot.channel());
            return new Sealed(
                    new SealedAttachment(
                            attachment.id(), written.tag(), written.size(), slot.keep()),
                    written.sha512());
        } catch (IOException _) {
            throw new SealingException(
                    "an attachment could not be sealed; its source broke off or the disk is full");
        }
    }

    /// What the outbox keeps of a ticket's secret: lower-case hex SHA-256.
    public static String secretHash(CaseTicket ticket) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(ticket.secret().getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] metadata(
            ServiceRequest request,
            Route route,
            VerifiedDestination office,
            byte[] data,
            Map<UUID, String> hashes)
            throws SealingException {
        ObjectNode metadata =
                office.metadata().fill(request, route, data, hashes, settings.softwareVersion());
        channel.filter(_ -> office.asksBack())
                .flatMap(it -> it.offer(request.ticket()))
                .ifPresent(it -> metadata.set("replyChannel", it));
        try {
            Optional<String> violation = office.metadata().violation(metadata);
            if (violation.isPresent()) {
                throw new SealingException("the metadata break their rules: " + violation.get());
            }
            return BoundedJson.MAPPER.writeValueAsBytes(metadata);
        } catch (JsonProcessingException _) {
            // Its message could quote the request.
            throw new SealingException("the metadata could not be written");
        }
    }

    private String encrypt(VerifiedDestination office, byte[] plain) {
        return Jwe.encrypt(office.key().key(), office.key().keyId(), JSON, plain, random);
    }
}
