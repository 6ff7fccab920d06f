package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Seals requests for the office's verified key. Needs no network and no disk; safe for many
/// threads; takes a few milliseconds.
public final class FitConnectSealer implements Sealer {
    private static final String JSON = "application/json";

    private final FitConnectSettings settings;
    private final DestinationDirectory directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public FitConnectSealer(
            FitConnectSettings settings, DestinationDirectory directory, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean isReadyFor(ServiceId service) {
        return directory.officeFor(service).isPresent();
    }

    @Override
    public SealedSubmission seal(ServiceRequest request) throws SealingException {
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
        // One array for hash and encryption: the office compares the hash with what it decrypts.
        byte[] data = request.data().getBytes(UTF_8);
        byte[] metadata = metadata(request, route, office, data);
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
                    end.equals(Instant.MAX) ? now.plus(settings.holdTime()) : end);
        } finally {
            Arrays.fill(data, (byte) 0);
            Arrays.fill(metadata, (byte) 0);
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
            ServiceRequest request, Route route, VerifiedDestination office, byte[] data)
            throws SealingException {
        try {
            ObjectNode metadata =
                    office.metadata().fill(request, route, data, settings.softwareVersion());
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
