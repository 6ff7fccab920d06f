package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.Paying.Course;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import de.buergerterminal.kiosk.session.SessionState.PaymentUnclear;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentFaultsIT extends FaultTable {
    @Test
    void aDeclinedCardMovesNothingAndTheNextCardPays() throws Exception {
        town.terminal.declineNextCard(0x6F);
        reviewed();
        town.next();
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.DECLINED);
        town.assertPaidIffArrived(0);
        town.next();
        town.await(Done.class);
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void cancellingAtTheTerminalMovesNothing() throws Exception {
        town.terminal.presentCardsAutomatically(Duration.ofHours(1));
        reviewed();
        town.next();
        town.await(Paying.class);
        town.terminal.citizenCancels();
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.CANCELLED);
        town.assertPaidIffArrived(0);
        assertThat(town.cases()).isEmpty();
        town.assertHomeAgain();
    }

    @Test
    void cancellingAtTheScreenMovesNothingAndLosesNothing() throws Exception {
        town.terminal.presentCardsAutomatically(Duration.ofHours(1));
        reviewed();
        town.next();
        town.awaitThat(
                "the terminal's word",
                () -> town.state() instanceof Paying it && it.text().isPresent());
        town.touch(new CancelPressed());
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.CANCELLED);
        town.assertPaidIffArrived(0);

        town.terminal.presentCardsAutomatically(Duration.ZERO);
        town.next();
        town.await(Done.class);
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void aSilentTerminalIsFoundOutBeforeThePayment() throws Exception {
        reviewed();
        town.terminal.goSilent();
        town.next();
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.TERMINAL_NOT_READY);
        town.terminal.answerAgain();
        town.assertPaidIffArrived(0);
        town.assertHomeAgain();
    }

    @Test
    void aTerminalWithoutPowerInTheMiddleOfAPaymentHasTakenNothing() throws Exception {
        town.terminal.presentCardsAutomatically(Duration.ofHours(1));
        reviewed();
        town.next();
        town.awaitThat(
                "the terminal's word",
                () -> town.state() instanceof Paying it && it.text().isPresent());
        town.terminal.powerOff();
        town.awaitMissing(Requests.REGISTRATION, Offer.Missing.PAYMENT_TERMINAL);
        town.awaitThat(
                "the sentence that we find out",
                () -> town.state() instanceof Paying it && it.course() == Course.FINDING_OUT);
        town.terminal.powerOn();
        awaitToldAboutThePayment();
        town.assertPaidIffArrived(0);
        assertThat(town.cases()).isEmpty();
        town.assertHomeAgain();
    }

    @Test
    void aTerminalThatFallsSilentInTheMiddleOfAPaymentHasTakenNothing(@TempDir Path other)
            throws Exception {
        try (var second = impatient(other)) {
            second.terminal.goSilentDuringNextPayment();
            payUntilTold(second);
            second.terminal.answerAgain();
            second.assertPaidIffArrived(0);
            assertThat(second.cases()).isEmpty();
            second.assertHomeAgain();
        }
    }

    @Test
    void aTerminalThatFallsSilentAfterOurConfirmationHasBeenPaid(@TempDir Path other)
            throws Exception {
        try (var second = impatient(other)) {
            second.terminal.goSilentAfterConfirmation();
            payUntilTold(second);
            second.terminal.answerAgain();
            second.assertPaidIffArrived(1);
            second.assertHomeAgain();
        }
    }

    @Test
    void aTerminalThatLosesPowerInMidPaymentAndStaysOffKeepsNobodyWaiting(@TempDir Path other)
            throws Exception {
        try (var second = impatient(other)) {
            second.terminal.losePowerDuringNextPayment();
            payUntilTold(second);
            second.awaitMissing(Requests.REGISTRATION, Offer.Missing.PAYMENT_TERMINAL);
            second.terminal.powerOn();
            second.assertPaidIffArrived(0);
            assertThat(second.cases()).isEmpty();
            second.assertHomeAgain();
        }
    }

    @Test
    void aTerminalThatLosesPowerAfterOurConfirmationHasBeenPaid(@TempDir Path other)
            throws Exception {
        try (var second = impatient(other)) {
            second.terminal.losePowerAfterConfirmation();
            payUntilTold(second);
            second.terminal.powerOn();
            second.assertPaidIffArrived(1);
            second.assertHomeAgain();
        }
    }

    @Test
    void aLineCutBetweenAuthorisationAndOurAnswerEndsUnpaidOnBothSides() throws Exception {
        town.terminal.vanishAfterAuthorisation();
        reviewed();
        town.next();
        awaitToldAboutThePayment();
        town.assertPaidIffArrived(0);
        assertThat(town.terminal.payments()).as("it had been authorised").hasSize(1);
        assertThat(town.cases()).isEmpty();
        town.assertHomeAgain();
    }

    @Test
    void aLineCutBeforeTheSlipsEndsUnpaidOnBothSides() throws Exception {
        town.terminal.vanishBeforeSlips();
        reviewed();
        town.next();
        awaitToldAboutThePayment();
        town.assertPaidIffArrived(0);
        assertThat(town.terminal.payments()).as("it had been authorised").hasSize(1);
        assertThat(town.cases()).isEmpty();
        town.assertHomeAgain();
    }

    @Test
    void aLineCutAfterOurConfirmationEndsPaidWithAReceipt() throws Exception {
        town.terminal.vanishAfterConfirmation();
        reviewed();
        town.next();
        var done = town.await(Done.class);
        assertThat(done.printed()).isTrue();
        town.assertPaidIffArrived(1);
        assertThat(town.cases().getFirst().reference())
                .isEqualTo(done.filed().ticket().reference().value());
        town.assertHomeAgain();
    }

    /// Whatever became of the payment: the citizen reads that it failed or that staff come. A town
    /// hall whose terminal is given up after seconds instead of minutes.
    private static TownHall impatient(Path folder) throws Exception {
        var second = TownHall.at(folder);
        try {
            second.terminalAt(
                    URI.create(
                            second.terminal.driverUri()
                                    + "&answer=1000&completion=3000&settling=3000&enquiry=500"));
            second.terminal.presentCardsAutomatically(Duration.ZERO);
            second.start();
            second.awaitEverythingOffered();
            return second;
        } catch (Throwable failed) {
            second.close();
            throw failed;
        }
    }

    private static void payUntilTold(TownHall second) throws Exception {
        second.fillInCompletely(Requests.REGISTRATION, Requests.registration());
        second.next();
        awaitToldAboutThePayment(second);
    }

    private void awaitToldAboutThePayment() {
        awaitToldAboutThePayment(town);
    }

    private static void awaitToldAboutThePayment(TownHall where) {
        where.awaitThat(
                "a sentence about the payment",
                () ->
                        where.state() instanceof PaymentFailed
                                || where.state() instanceof PaymentUnclear);
    }
}
