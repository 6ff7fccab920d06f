package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.time.Instant;
import java.util.UUID;

/// Seals without a key: nothing of the request but its number is left. May lose its key.
final class OpaqueSealer implements Sealer {
    volatile boolean keyIsThere = true;
    volatile boolean refuses;

    @Override
    public boolean isReadyFor(ServiceId service) {
        return keyIsThere;
    }

    @Override
    public SealedSubmission seal(ServiceRequest request) throws SealingException {
        if (!keyIsThere || refuses) throw new SealingException("no verified key is at hand");
        String number = request.ticket().reference().value();
        return new SealedSubmission(
                request.ticket().reference(),
                request.service(),
                new UUID(1, 2),
                "urn:de:fim:leika:leistung:99115005012000",
                request.serviceName(),
                "h.k.i.c.m" + number,
                "h.k.i.c.d" + number,
                "ab".repeat(32),
                request.payment().map(it -> it.receiptNumber()),
                Instant.EPOCH,
                Instant.parse("2027-01-01T00:00:00Z"));
    }
}
