package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.office.CaseState;
import de.buergerterminal.backend.office.ReceivedCase;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.Done;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The good days: from the first step to the decided case.
class WholeJourneyIT {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "meldebescheinigung",
                "gewerbe-anmeldung",
                "gewerbe-ummeldung",
                "gewerbe-abmeldung",
                "hundesteuer-anmeldung"
            })
    void aCitizenLeavesWithAReceiptAndTheOfficeHasTheCase(String id) throws Exception {
        var service = new ServiceId(id);
        boolean free = TownHall.service(service).fee().isFree();
        try (var town = TownHall.open(folder)) {
            town.terminal.presentCardsAutomatically(Duration.ZERO);
            town.fillInCompletely(service, Requests.of(service));
            town.next();
            var done = town.await(Done.class);

            assertThat(done.printed()).isTrue();
            var reference = done.filed().ticket().reference().value();
            var receipt = town.printer.receipts().getLast();
            assertThat(receipt.text()).contains(reference);
            assertThat(receipt.codes()).containsExactly(done.filed().ticket().asCode());
            assertThat(town.printer.unknownCommands()).isEmpty();
            town.assertPaidIffArrived(free ? 0 : 1);
            assertThat(town.cases()).hasSize(1);
            ReceivedCase arrived = town.cases().getFirst();
            assertThat(arrived.reference()).isEqualTo(reference);
            assertThat(arrived.service()).contains(service);
            assertThat(arrived.state()).isEqualTo(CaseState.NEW);
            assertThat(arrived.data()).contains("Prüfmuster");

            town.next();
            town.await(Attract.class);
        }
    }

    @Test
    void theReceiptsCodeTellsWhatBecameOfTheCase() throws Exception {
        try (var town = TownHall.open(folder)) {
            String first = fileADog(town);
            assertThat(lookedUp(town, first)).isInstanceOf(CaseStatus.Received.class);
            town.office.accept(town.cases().getFirst().caseId());
            assertThat(lookedUp(town, first)).isInstanceOf(CaseStatus.Accepted.class);

            String second = fileADog(town);
            var reason = "Bitte legen Sie den Nachweis der Versicherung vor.";
            var undecided =
                    town.cases().stream().filter(it -> it.state() == CaseState.NEW).findFirst();
            town.office.reject(undecided.orElseThrow().caseId(), reason);
            assertThat(lookedUp(town, second))
                    .isInstanceOfSatisfying(
                            CaseStatus.Rejected.class,
                            it -> assertThat(it.reasons().getFirst()).endsWith(reason));
            assertThat(lookedUp(town, first)).isInstanceOf(CaseStatus.Accepted.class);
        }
    }

    /// @return the code on the printed receipt
    private static String fileADog(TownHall town) {
        town.fillInCompletely(Requests.DOG, Requests.dog());
        town.next();
        town.await(Done.class);
        town.awaitSettled();
        town.goHome();
        return town.printer.receipts().getLast().codes().getFirst();
    }

    private static CaseStatus lookedUp(TownHall town, String code) {
        var status = town.lookUp(code).status();
        town.goHome();
        return status;
    }
}
