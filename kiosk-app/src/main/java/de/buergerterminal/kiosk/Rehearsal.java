package de.buergerterminal.kiosk;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A terminal without devices and office, in a temporary folder, that shows each kind of screen
/// once and ends: a look at a new display, and the run from which the start cache is made.
final class Rehearsal {
    private static final Duration EACH = Duration.ofMillis(250);
    private static final String CONFIG =
            """
            id: rehearsal
            number: R1
            town: {name: Musterstadt, code: R}
            screen: {width: 1080, height: 1920, fullscreen: true}
            dataDir: data
            office:
              environment: TEST
              tokenUri: http://127.0.0.1:1/token
              submissionUri: http://127.0.0.1:1/submission-api
              clientId: rehearsal
              clientSecretFile: secret
              acceptUncertifiedKeys: true
              routes: {}
            """;

    private Rehearsal() {}

    static void run() throws OutboxException, IOException {
        Path folder = Files.createTempDirectory("kiosk-rehearsal");
        try {
            Files.writeString(folder.resolve("secret"), "none\n");
            Path file = Files.writeString(folder.resolve("kiosk.yaml"), CONFIG);
            try (var kiosk = Kiosk.of(KioskConfigFile.read(file))) {
                kiosk.rehearse(screens(), EACH);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<SessionState> screens() {
        Look look = Look.DEFAULT;
        List<PublicService> services = StockCatalogue.load().services();
        PublicService service = services.getFirst();
        var now = new Availability.Now();
        var offer = new Offer(services.stream().map(it -> new Offer.Entry(it, now)).toList(), now);
        var draft = new Draft(service, Answers.NONE);
        var reference = CaseReference.of("R", 2026, "R1", 1);
        var filed =
                new FiledCase(
                        CaseTicket.fresh(reference, new SecureRandom()),
                        service,
                        Optional.empty(),
                        List.of(),
                        Instant.EPOCH);
        return List.of(
                new SessionState.Attract(look),
                new SessionState.Welcoming(look),
                new SessionState.ChoosingService(look, offer),
                new SessionState.ShowingService(look, service, now),
                new SessionState.FillingIn(look, draft, 0, List.of()),
                new SessionState.Reviewing(look, draft),
                new SessionState.Paying(
                        look,
                        draft,
                        Optional.of(new TerminalText(0x0A, "Karte einstecken", true)),
                        SessionState.Paying.Course.RUNNING),
                new SessionState.PrintingReceipt(look, filed),
                new SessionState.ShowingReceipt(look, filed),
                new SessionState.Done(look, filed, true),
                new SessionState.ScanningCase(look, false),
                new SessionState.ShowingHelp(new SessionState.ScanningCase(look, false)),
                new SessionState.Attract(look));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
