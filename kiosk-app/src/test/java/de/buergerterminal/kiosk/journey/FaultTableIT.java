package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.office.Exchange;
import de.buergerterminal.backend.office.WrongKey;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseCheckChosen;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.ShowReceiptPressed;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.Paying.Course;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import de.buergerterminal.kiosk.session.SessionState.PaymentUnclear;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One misfortune each, with production drivers, courier and outbox. After each of them money
/// stands if and only if the request arrives, once; the citizen has read what happened; and the
/// terminal serves the next one.
///
/// Longer than usual: one cell for each misfortune, to be read as one table.
class FaultTableIT {
    private static final int WARNING_SECONDS = 20;

    @TempDir Path folder;

    private TownHall town;

    @BeforeEach
    void open() throws Exception {
        town = TownHall.open(folder);
        town.terminal.presentCardsAutomatically(Duration.ZERO);
    }

    @AfterEach
    void close() {
        town.close();
    }

    // The printer.

    @Test
    void aPrinterThatIsUnpluggedIsSaidAtHomeBeforeAnybodyStarts() throws Exception {
        town.printer.unplug();
        town.awaitMissing(Requests.REGISTRATION, Offer.Missing.RECEIPT_PRINTER);
        var home = town.arrive();
        assertThat(home.offer().of(Requests.TRADE))
                .isEqualTo(new Availability.NotNow(Offer.Missing.RECEIPT_PRINTER));
        assertThat(home.offer().of(Requests.DOG)).isEqualTo(new Availability.NowWithoutPaper());

        town.touch(new ServiceChosen(Requests.REGISTRATION));
        town.await(ShowingService.class);
        town.next();
        town.goHome();
        assertThat(town.kiosk().shown()).noneMatch(FillingIn.class::isInstance);

        town.fillInCompletely(Requests.DOG, Requests.dog());
        town.next();
        var shown = town.await(ShowingReceipt.class);
        town.assertPaidIffArrived(0);
        assertThat(town.cases().getFirst().reference())
                .isEqualTo(shown.filed().ticket().reference().value());
        town.goHome();
        town.printer.plugIn();
        town.assertHomeAgain();
    }

    @Test
    void withoutPaperNoMoneyIsAskedForAndWithPaperTheSameRequestGoesOn() throws Exception {
        reviewed();
        town.printer.runOutOfPaper();
        town.next();
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.PRINTER_NOT_READY);
        assertThat(town.terminal.payments()).isEmpty();

        town.printer.refillPaper();
        town.next();
        assertThat(town.await(Done.class).printed()).isTrue();
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void paperThatEndsWhilePrintingIsRefilledAndTheReceiptPrintedAgain() throws Exception {
        reviewed();
        town.printer.runOutOfPaperAfterLines(5);
        town.next();
        var failed = town.await(ReceiptFailed.class);
        town.assertPaidIffArrived(1);

        town.printer.refillPaper();
        town.next();
        assertThat(town.await(Done.class).printed()).isTrue();
        assertThat(town.printer.receipts().getLast().codes())
                .containsExactly(failed.filed().ticket().asCode());
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void aCoverOpenedWhilePrintingLeavesTheReceiptOnTheScreen() throws Exception {
        reviewed();
        town.printer.printEachLineIn(Duration.ofMillis(100));
        town.next();
        var printing = town.await(PrintingReceipt.class);
        town.printer.openCover();
        town.await(ReceiptFailed.class);
        town.touch(new ShowReceiptPressed());
        assertThat(town.await(ShowingReceipt.class).filed()).isEqualTo(printing.filed());
        town.assertPaidIffArrived(1);
        town.printer.closeCover();
        town.next();
        town.await(Attract.class);
        town.assertHomeAgain();
    }

    // The payment terminal.

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

    // The office.

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

    // Broker, scanner, people.

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

    private void reviewed() {
        town.fillInCompletely(Requests.REGISTRATION, Requests.registration());
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
