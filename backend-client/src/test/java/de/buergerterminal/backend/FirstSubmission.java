package de.buergerterminal.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.backend.outbox.Courier;
import de.buergerterminal.backend.outbox.CourierReport;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// The whole way once, to read and to try: a reference office starts on loopback, one request is
/// sealed, made durable, delivered and proven. `mvn -pl backend-client test-compile
/// exec:exec@first-submission` runs it.
final class FirstSubmission {
    private static final ServiceCatalogue CATALOGUE = StockCatalogue.load();
    private static final PublicService SERVICE = CATALOGUE.services().getFirst();

    private FirstSubmission() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("first-submission");
        System.out.println("What is kept lies in " + folder);
        send(folder, System.out);
    }

    /// @return the signed events as the office reads them, one line each
    static List<String> send(Path folder, PrintStream out) throws Exception {
        var atTheOffice = new OfficeSettings(0, folder.resolve("office"), CATALOGUE);
        try (Office office = Office.start(atTheOffice)) {
            out.println("The office answers at " + office.submissionUrl());
            FitConnectSettings settings = settings(office);
            Clock clock = Clock.systemUTC();
            try (var client = new FitConnectClient(settings, clock);
                    var outbox = Outbox.open(folder.resolve("outbox"), clock)) {
                var directory =
                        DestinationDirectory.open(
                                settings, client, folder.resolve("destinations.json"), clock);
                directory.refresh();
                out.println("The office's key is fetched and its certificate checked.");

                CaseReference reference = outbox.nextReference("PB", "K07");
                var sealer = new FitConnectSealer(settings, directory, clock);
                outbox.append(sealer.seal(request(reference)));
                out.println(reference + " is encrypted and durable: the citizen may be told.");

                var reports = new SynchronousQueue<CourierReport>();
                try (var courier = new Courier(outbox, client, directory, clock, reports::offer)) {
                    courier.start();
                    while (outbox.waiting() > 0) reports.poll(100, TimeUnit.MILLISECONDS);
                }
                out.println(reference + " is delivered; the signed event log proves it:");
            }
            var filed = office.cases().getFirst();
            List<String> events = office.verifiedEvents(filed.caseId());
            events.forEach(each -> out.println("  " + each));
            out.println("What the office read: " + filed.data());
            return events;
        }
    }

    private static ServiceRequest request(CaseReference reference) {
        Instant now = Instant.now();
        var answers =
                new Answers(
                        Map.of(
                                "F60000000227", "Muster",
                                "F60000000228", "Erika",
                                "G60000000083", "07.03.1985",
                                "G05000011743/F60000000243", "Rathausplatz",
                                "G05000011743/F60000000244", "1",
                                "G05000011743/F60000000246", "33098",
                                "G05000011743/F60000000247", "Musterstadt",
                                "extent", "simple",
                                "delivery", "pickUp"));
        return new ServiceRequest(
                CaseTicket.fresh(reference, new SecureRandom()),
                SERVICE.id(),
                SERVICE.name().german(),
                CATALOGUE.version(),
                SERVICE.schemaUri(),
                SERVICE.form().toJson(answers),
                "de",
                Optional.of(new PaidFee(900, "52500041", 22, 77, "girocard", now)),
                now);
    }

    private static FitConnectSettings settings(Office office) throws Exception {
        var anchor =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                office.trustAnchorPem().getBytes(US_ASCII)));
        return new FitConnectSettings(
                Environment.TEST,
                office.tokenUrl(),
                office.submissionUrl(),
                office.clientId(),
                office.clientSecret(),
                Set.of(anchor),
                false,
                FitConnectSettings.USUAL_HOLD_TIME,
                FitConnectSettings.USUAL_REQUEST_LIMIT,
                "0.1.0",
                Map.of(
                        SERVICE.id(),
                        new Route(
                                office.destinationId(),
                                office.identifierFor(SERVICE.id()),
                                SERVICE.name().german())));
    }
}
