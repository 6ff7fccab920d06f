package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The usual case of the tests: a paid certificate of registration for Paderborn.
public final class SealedForTheOffice {
    public static final UUID DESTINATION = UUID.fromString("7e8a4b52-09ac-4e0b-8d1f-8d4f0e1c2a3b");
    public static final ServiceId SERVICE = new ServiceId("meldebescheinigung");
    public static final String MARKER = "Zoë Marker-4711";
    public static final Route ROUTE =
            new Route(
                    DESTINATION, "urn:de:fim:leika:leistung:99115005012000", "Meldebescheinigung");

    private SealedForTheOffice() {}

    public static FitConnectSettings settings(URI base) {
        return settings(base, Set.of(TestKeys.root("root")), Duration.ofSeconds(20));
    }

    /// For answers that a test holds back.
    public static FitConnectSettings patient(URI base) {
        return settings(base, Set.of(TestKeys.root("root")), Duration.ofMinutes(1));
    }

    /// Without certificates, for a second process that has no access to this one's test root.
    public static FitConnectSettings uncertified(URI base) {
        return settings(base, Set.of(), Duration.ofSeconds(20));
    }

    static FitConnectSettings settings(URI base, Set<X509Certificate> anchors, Duration limit) {
        return new FitConnectSettings(
                Environment.TEST,
                base.resolve("/token"),
                base,
                "kiosk-07",
                "s3cret/+&=",
                anchors,
                anchors.isEmpty(),
                FitConnectSettings.USUAL_HOLD_TIME,
                limit,
                "0.1.0",
                Map.of(SERVICE, ROUTE));
    }

    public static ServiceRequest request(int running) {
        return request(running, List.of());
    }

    public static ServiceRequest request(int running, List<Attachment> attachments) {
        var reference = CaseReference.of("PB", 2026, "K07", running);
        return new ServiceRequest(
                new CaseTicket(reference, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                SERVICE,
                "Meldebescheinigung",
                "2026.11",
                "https://schema.example.org/meldebescheinigung/1.0.0",
                "{\"name\":\"" + MARKER + "\"}",
                "de",
                Optional.of(new PaidFee(1300, "52500041", 22, 77, "girocard", TestKeys.NOW)),
                TestKeys.NOW,
                attachments);
    }
}
