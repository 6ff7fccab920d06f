package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.office.Exchange;
import de.buergerterminal.backend.office.WrongKey;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import de.buergerterminal.kiosk.session.SessionState.Done;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfficeFaultsIT extends FaultTable {
    @Test
    void anOfficeThatIsDownGetsThePaidRequestOnceWhenItIsBack() throws Exception {
        reviewed();
        town.office.goDown();
        town.next();
        var done = town.await(Done.class);
        assertThat(town.booked()).hasSize(1);
        assertThat(town.kiosk().waiting()).isEqualTo(1);
        town.goHome();
        assertThat(town.lookUp(done.filed().ticket().asCode()).status())
                .isInstanceOf(CaseStatus.Waiting.class);
        town.goHome();

        town.office.comeUp();
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void aSlowOfficeLetsNobodyWait() throws Exception {
        town.office.answerSlowly(Duration.ofSeconds(2));
        reviewed();
        town.next();
        town.await(Done.class);
        assertThat(town.kiosk().waiting()).as("delivered after the citizen").isEqualTo(1);
        town.office.answerSlowly(Duration.ZERO);
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void anOfficeThatFailsGetsTheRequestOnceWhenItWorksAgain() throws Exception {
        town.office.failWith(500);
        reviewed();
        town.next();
        town.await(Done.class);
        assertThat(town.kiosk().waiting()).isEqualTo(1);
        assertThat(town.cases()).isEmpty();
        town.office.behave();
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(WrongKey.class)
    void withAKeyThatMustNotBeUsedNothingIsOffered(WrongKey kind, @TempDir Path other)
            throws Exception {
        town.office.serveWrongKey(kind);
        try (var second = TownHall.at(other)) {
            second.start();
            second.awaitOffer("the devices", it -> it.caseCheck().works());
            second.assertStays(
                    Duration.ofSeconds(3),
                    () ->
                            second.kiosk().offer().entries().stream()
                                    .noneMatch(it -> it.availability().works()));
            second.awaitOffer(
                    "what is missing",
                    it ->
                            it.entries().stream()
                                    .noneMatch(entry ->
                                            entry.availability()
                                                    .equals(
                                                            new Availability.NotNow(
                                                                    Offer.Missing.STARTING))));
            assertThat(second.arrive().offer().entries())
                    .extracting(Offer.Entry::availability)
                    .containsOnly(new Availability.NotNow(Offer.Missing.OFFICE_KEY));
            second.goHome();
            second.office.behave();
            second.assertHomeAgain();
        }
    }

    @Test
    void aRejectionReachesTheCitizenWithItsReason() throws Exception {
        town.office.rejectEverything("Die Unterlagen sind nicht vollständig.");
        town.fillInCompletely(Requests.DOG, Requests.dog());
        town.next();
        var code = town.await(Done.class).filed().ticket().asCode();
        town.awaitSettled();
        town.goHome();
        assertThat(town.lookUp(code).status())
                .isInstanceOfSatisfying(
                        CaseStatus.Rejected.class,
                        it ->
                                assertThat(it.reasons().getFirst())
                                        .endsWith("Die Unterlagen sind nicht vollständig."));
        town.assertHomeAgain();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Exchange.class,
            names = {"TOKEN", "ANNOUNCE", "SUBMIT", "READ_EVENTS"})
    void anAnswerLostOnItsWayDeliversOnceAllTheSame(Exchange lost) throws Exception {
        town.office.loseTheAnswerOf(lost);
        reviewed();
        town.next();
        town.await(Done.class);
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void anUnreachableOfficeIsSaidToWhoAsksForACase() throws Exception {
        town.fillInCompletely(Requests.DOG, Requests.dog());
        town.next();
        var code = town.await(Done.class).filed().ticket().asCode();
        town.awaitSettled();
        town.goHome();
        town.office.goDown();
        assertThat(town.lookUp(code).status()).isInstanceOf(CaseStatus.Unreachable.class);
        town.office.comeUp();
        town.goHome();
        assertThat(town.lookUp(code).status()).isInstanceOf(CaseStatus.Received.class);
        town.assertHomeAgain();
    }
}
