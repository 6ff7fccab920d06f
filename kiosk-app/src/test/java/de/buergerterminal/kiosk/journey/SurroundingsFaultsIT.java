package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.CaseCheckChosen;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broker, wires, scanner, and people who walk away.
class SurroundingsFaultsIT extends FaultTable {
    private static final int WARNING_SECONDS = 20;

    @Test
    void withoutABrokerCitizensAreServedAllTheSame(@TempDir Path other) throws Exception {
        try (var second = TownHall.at(other)) {
            second.brokerAt(URI.create("tcp://127.0.0.1:1"));
            second.terminal.presentCardsAutomatically(Duration.ZERO);
            second.start();
            second.awaitEverythingOffered();
            second.fillInCompletely(Requests.REGISTRATION, Requests.registration());
            second.next();
            second.await(Done.class);
            second.assertPaidIffArrived(1);
            second.assertHomeAgain();
        }
    }

    @Test
    void theServiceDoorAndTheButtonForHelpCallStaffAndDisturbNobody(@TempDir Path other)
            throws Exception {
        try (var broker = new BrokerRecorder();
                var second = TownHall.at(other)) {
            second.brokerAt(broker.uri());
            second.start();
            second.awaitEverythingOffered();
            second.arrive();
            second.wires.raise("door");
            second.wires.lower("button");
            second.awaitThat("the light beside the button", () -> second.wires.isOn("button-lamp"));
            second.awaitThat(
                    "both alarms",
                    () ->
                            hearsAlarm(broker, JournalEvent.DOOR_OPENED)
                                    && hearsAlarm(broker, JournalEvent.HELP_WANTED));
            assertThat(second.journalled())
                    .contains(JournalEvent.DOOR_OPENED.id(), JournalEvent.HELP_WANTED.id());
            second.wires.lower("door");
            second.assertHomeAgain();
        }
    }

    private static boolean hearsAlarm(BrokerRecorder broker, JournalEvent event) {
        return new String(broker.heard(), StandardCharsets.ISO_8859_1)
                .contains("/alarm/" + event.name());
    }

    @Test
    void noiseAndHostileCodesNeitherEndNorBlindTheScanningOfACase() throws Exception {
        var unknown = CaseTicket.fresh(CaseReference.of("MUS", 2026, "K99", 7), new SecureRandom());
        town.arrive();
        town.touch(new CaseCheckChosen());
        town.await(ScanningCase.class);
        emitHostileThings();
        town.awaitThat("an unreadable code", () -> saysUnreadable());
        town.scanner.scan(unknown.asCode());
        assertThat(town.await(ShowingCase.class).status()).isInstanceOf(CaseStatus.NotFound.class);
        town.assertHomeAgain();
    }

    @Test
    void noiseAndHostileCodesChangeNothingInAForm() throws Exception {
        town.arrive();
        var first = town.begin(Requests.REGISTRATION);
        town.touch(new Answered(Requests.FAMILY_NAME, "Prüfmuster"));
        town.awaitThat("the answer", () -> !town.state().equals(first));
        var before = town.state();
        emitHostileThings();
        assertThat(town.state()).isEqualTo(before);
        town.fillIn(Requests.registration());
        town.next();
        town.await(Done.class);
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void whoWalksAwayFromAFormIsForgotten() throws Exception {
        town.arrive();
        var first = town.begin(Requests.REGISTRATION);
        town.touch(new Answered(Requests.FAMILY_NAME, "Prüfmuster"));
        town.awaitThat("the answer", () -> !town.state().equals(first));
        town.touch(new IdleWarningDue());
        town.await(WarningIdle.class);
        for (int second = 0; second < WARNING_SECONDS; second++) {
            town.touch(new IdleSecondPassed());
        }
        town.await(Attract.class);
        town.arrive();
        assertThat(town.begin(Requests.REGISTRATION).draft().answers().isEmpty()).isTrue();
        town.assertPaidIffArrived(0);
        town.assertHomeAgain();
    }

    private boolean saysUnreadable() {
        return town.kiosk().shown().stream()
                .anyMatch(it -> it instanceof ScanningCase scanning && scanning.unreadable());
    }

    private void emitHostileThings() {
        var noise = new byte[2_000];
        new Random(4711).nextBytes(noise);
        town.scanner.emit(noise);
        town.scanner.emit("\r".getBytes(StandardCharsets.US_ASCII));
        town.scanner.scan("BT1:" + "A".repeat(3_996));
        town.scanner.scan("BT1:MUS-2026-K07-000001-X:'; DROP TABLE cases; --");
    }
}
