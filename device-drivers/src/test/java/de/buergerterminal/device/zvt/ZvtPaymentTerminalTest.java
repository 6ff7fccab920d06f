package de.buergerterminal.device.zvt;

import static de.buergerterminal.device.simulator.CardPayment.State.BOOKED;
import static de.buergerterminal.device.simulator.CardPayment.State.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentOutcome.Cancelled;
import de.buergerterminal.device.PaymentOutcome.Declined;
import de.buergerterminal.device.PaymentOutcome.Paid;
import de.buergerterminal.device.PaymentOutcome.TakenBack;
import de.buergerterminal.device.PaymentOutcome.Unavailable;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Money moves exactly when the goods were issued; the terminal's ledger is the judge.
///
/// Longer than usual: one test for each misfortune, all against the same terminal and ledger.
@Timeout(60)
class ZvtPaymentTerminalTest {
    private static final long FEE = 13_00;

    /// Follows a payment without an end up for a moment only.
    private static final ZvtTimers SOON_UNCLEAR =
            new ZvtTimers(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(100),
                    Duration.ofMillis(700));

    private final SimulatedPaymentTerminal simulated =
            SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
    private final Citizen citizen = new Citizen();
    private ZvtPaymentTerminal terminal =
            ZvtPaymentTerminal.at(
                    new DeviceId("payment-terminal"),
                    simulated.driverUri(),
                    timers(Duration.ofSeconds(30), Duration.ofSeconds(20)));

    private static ZvtTimers timers(Duration silence, Duration goodsLimit) {
        return new ZvtTimers(
                Duration.ofSeconds(5),
                silence,
                Duration.ofMinutes(1),
                Duration.ofMillis(50),
                goodsLimit,
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofSeconds(20));
    }

    /// The kiosk's side: remembers what it was told, books what it was told to book.
    private static final class Citizen implements PaymentDialog {
        final List<String> read = new CopyOnWriteArrayList<>();
        final List<Authorisation> authorised = new CopyOnWriteArrayList<>();
        final CountDownLatch asked = new CountDownLatch(1);
        volatile GoodsAnswer answer = GoodsAnswer.ISSUED;
        volatile Duration booking = Duration.ZERO;

        @Override
        public void show(TerminalText text) {
            read.add(text.german());
            asked.countDown();
        }

        @Override
        public GoodsAnswer authorised(Authorisation authorisation) {
            authorised.add(authorisation);
            try {
                Thread.sleep(booking);
            } catch (InterruptedException _) {
                return GoodsAnswer.NOT_ISSUED;
            }
            return answer;
        }
    }

    @AfterEach
    void unplug() {
        terminal.close();
        simulated.close();
    }

    @Test
    void aFeeIsPaidAndTheCitizenReadsEveryStep() throws Exception {
        start();
        simulated.presentCard();
        var paid = (Paid) outcomeOf(pay());
        assertThat(paid.authorisation().amountCents()).isEqualTo(FEE);
        assertThat(paid.authorisation().terminalId()).isEqualTo("29001006");
        assertThat(paid.authorisation().maskedPan()).matches("\\*+6789|\\*+7895");
        assertThat(paid.slip())
                .contains("* * K U N D E N B E L E G * *", "*** Zahlung erfolgt ***")
                .doesNotContain("* * HÄNDLERBELEG * *")
                .anyMatch(it -> it.contains("13,00"));
        assertThat(citizen.read)
                .containsExactly(
                        "Karte einstecken",
                        "Vorgang wird bearbeitet bitte warten...",
                        "Zahlung erfolgt. Bitte Ware entnehmen");
        assertThat(citizen.authorised).containsExactly(paid.authorisation());
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void aDeclinedCardMovesNoMoney() throws Exception {
        start();
        simulated.declineNextCard(0x05);
        simulated.presentCard();
        assertThat(outcomeOf(pay()))
                .isInstanceOfSatisfying(
                        Declined.class,
                        it -> {
                            assertThat(it.resultCode()).isEqualTo(0x05);
                            assertThat(it.text().german()).contains("abgelehnt");
                        });
        assertThat(citizen.authorised).isEmpty();
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aCitizenWhoPressesTheRedKeyHasCancelled() throws Exception {
        start();
        simulated.citizenCancels();
        assertThat(outcomeOf(pay())).isInstanceOf(Cancelled.class);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aCitizenWhoWalksAwayFromTheTerminalHasCancelled() throws Exception {
        simulated.waitForCardsAtMost(Duration.ofMillis(50));
        start();
        assertThat(outcomeOf(pay())).isInstanceOf(Cancelled.class);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aCitizenWhoCancelsOnTheScreenStopsTheTerminal() throws Exception {
        start();
        var payment = pay();
        assertThat(citizen.asked.await(20, TimeUnit.SECONDS)).isTrue();
        terminal.abort();
        assertThat(outcomeOf(payment)).isInstanceOf(Cancelled.class);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void goodsThatCouldNotBeIssuedAreNotPaid() throws Exception {
        start();
        citizen.answer = PaymentDialog.GoodsAnswer.NOT_ISSUED;
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
    }

    @Test
    void aKioskThatBreaksWhileBookingIsNotPaid() throws Exception {
        start();
        simulated.presentCard();
        var broken =
                new PaymentDialog() {
                    @Override
                    public void show(TerminalText text) {
                        throw new IllegalStateException("screen is broken");
                    }

                    @Override
                    public GoodsAnswer authorised(Authorisation authorisation) {
                        throw new IllegalStateException("disk is full");
                    }
                };
        assertThat(outcomeOf(terminal.pay(FEE, broken))).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
    }

    @Test
    void slowGoodsAreWaitedForAndAskedForOnce() throws Exception {
        start();
        citizen.booking = Duration.ofMillis(600);
        simulated.repeatAfter(Duration.ofMillis(10));
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(Paid.class);
        assertThat(citizen.authorised).hasSize(1);
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void goodsThatTakeForEverAreNotPaid() throws Exception {
        replaceDriver(timers(Duration.ofSeconds(30), Duration.ofMillis(400)));
        start();
        citizen.booking = Duration.ofSeconds(30);
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
    }

    @Test
    void aMistypedPinIsNotTheEnd() throws Exception {
        start();
        simulated.mistypeNextPin();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(Paid.class);
        assertThat(citizen.read).contains("Geheimzahl falsch");
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void aLineCutBeforeOurAnswerIsSettledAsTakenBack() throws Exception {
        start();
        simulated.vanishAfterAuthorisation();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOfAny(TakenBack.class, Unavailable.class);
        assertThat(ledger()).containsExactly(REVERSED);
        paysAgain();
    }

    @Test
    void aLineCutBeforeTheSlipsIsSettledAsTakenBack() throws Exception {
        start();
        simulated.vanishBeforeSlips();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
        paysAgain();
    }

    @Test
    void aLineCutAfterOurConfirmationIsSettledAsPaid() throws Exception {
        start();
        simulated.vanishAfterConfirmation();
        simulated.presentCard();
        assertThat(outcomeOf(pay()))
                .isInstanceOfSatisfying(
                        Paid.class,
                        it -> assertThat(it.slip()).contains("*** Zahlung erfolgt ***"));
        assertThat(ledger()).containsExactly(BOOKED);
        paysAgain();
    }

    @Test
    void aPowerCutWhileTheCardIsAwaitedMovesNoMoney() throws Exception {
        start();
        var payment = pay();
        assertThat(citizen.asked.await(20, TimeUnit.SECONDS)).isTrue();
        simulated.powerOff();
        await(() -> !terminal.health().usable());
        simulated.powerOn();
        assertThat(outcomeOf(payment)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).isEmpty();
        paysAgain();
    }

    @Test
    void anOlderPaymentOfTheSameAmountIsNeverTakenForThisOne() throws Exception {
        start();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(Paid.class);
        var second = new Citizen();
        var payment = terminal.pay(FEE, second);
        assertThat(second.asked.await(20, TimeUnit.SECONDS)).isTrue();
        simulated.powerOff();
        simulated.powerOn();
        assertThat(outcomeOf(payment)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void aTerminalThatStaysAwayLeavesThePaymentUnclearAndIsNotUsedUntilSomebodyAsks()
            throws Exception {
        replaceDriver(SOON_UNCLEAR);
        start();
        simulated.presentCard();
        var payment = terminal.pay(FEE, powerCuttingCitizen());
        assertThat(outcomeOf(payment)).isInstanceOf(PaymentOutcome.Unclear.class);
        simulated.powerOn();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        assertThat(outcomeOf(pay()))
                .isEqualTo(new Unavailable(Fault.of(FaultCode.PAYMENT_UNCLEAR)));
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.NotPaid.class);
        await(() -> terminal.health().usable());
        assertThat(ledger()).containsExactly(REVERSED);
    }

    @Test
    void aNewTerminalThatStaysAwayServesAgainOnceItSaysThatItNeverBookedAnything()
            throws Exception {
        replaceDriver(SOON_UNCLEAR);
        start();
        var payment = pay();
        assertThat(citizen.asked.await(20, TimeUnit.SECONDS)).isTrue();
        simulated.powerOff();
        assertThat(outcomeOf(payment)).isInstanceOf(PaymentOutcome.Unclear.class);
        simulated.powerOn();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Unknown.class);
        await(() -> terminal.health().usable());
        assertThat(ledger()).isEmpty();
        paysAgain();
    }

    @Test
    void aSilentTerminalIsGivenUpAndComesBack() throws Exception {
        replaceDriver(timers(Duration.ofMillis(500), Duration.ofSeconds(20)));
        start();
        var payment = pay();
        assertThat(citizen.asked.await(20, TimeUnit.SECONDS)).isTrue();
        simulated.goSilent();
        await(() -> !terminal.health().usable());
        simulated.answerAgain();
        assertThat(outcomeOf(payment)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).isEmpty();
        paysAgain();
    }

    @Test
    void silenceInMidPaymentIsSettledWhenTheTerminalSpeaksAgain() throws Exception {
        replaceDriverAt("&answer=300&completion=500&enquiry=200");
        start();
        simulated.goSilentDuringNextPayment();
        simulated.presentCard();
        var payment = pay();
        await(() -> !terminal.health().usable());
        simulated.answerAgain();
        assertThat(outcomeOf(payment)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).isEmpty();
        paysAgain();
    }

    @Test
    void silenceAfterTheConfirmationIsSettledAsPaid() throws Exception {
        replaceDriverAt("&answer=300&completion=500&enquiry=200");
        start();
        simulated.goSilentAfterConfirmation();
        simulated.presentCard();
        var payment = pay();
        await(() -> !terminal.health().usable());
        simulated.answerAgain();
        assertThat(outcomeOf(payment)).isInstanceOf(Paid.class);
        assertThat(ledger()).containsExactly(BOOKED);
        paysAgain();
    }

    @Test
    void silenceThatLastsLeavesThePaymentUnclearUntilSomebodyAsks() throws Exception {
        replaceDriverAt("&answer=300&completion=500&enquiry=200&settling=700");
        start();
        simulated.goSilentAfterConfirmation();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(PaymentOutcome.Unclear.class);
        simulated.answerAgain();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Successful.class);
        await(() -> terminal.health().usable());
    }

    @Test
    void powerThatStaysOffLeavesThePaymentUnclearUntilItIsBack() throws Exception {
        replaceDriverAt("&settling=700&enquiry=200");
        start();
        simulated.losePowerAfterConfirmation();
        simulated.presentCard();
        assertThat(outcomeOf(pay())).isInstanceOf(PaymentOutcome.Unclear.class);
        assertThat(terminal.health().usable()).isFalse();
        simulated.powerOn();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Successful.class);
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void powerLostWhileTheCardIsAwaitedMovesNoMoney() throws Exception {
        start();
        simulated.losePowerDuringNextPayment();
        var payment = pay();
        await(() -> !terminal.health().usable());
        simulated.powerOn();
        assertThat(outcomeOf(payment)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void timeLimitsInTheAddressHaveSaneRanges() {
        assertThat(ZvtTimers.of(DeviceUri.of(uri(""), "zvt"))).isEqualTo(ZvtTimers.standard());
        for (var setting : List.of("answer=10", "completion=100", "settling=999999999")) {
            assertThatThrownBy(() -> ZvtPaymentTerminal.at(new DeviceId("t"), uri("?" + setting)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(setting.replaceAll("=.*", " must be a number from"));
        }
    }

    private static URI uri(String query) {
        return URI.create("zvt+tcp://127.0.0.1:20007" + query);
    }

    private void replaceDriverAt(String settings) {
        terminal.close();
        terminal =
                ZvtPaymentTerminal.at(
                        new DeviceId("payment-terminal"),
                        URI.create(simulated.driverUri() + settings));
    }

    @Test
    void aLockedTerminalSaysSoBeforeACitizenTries() throws Exception {
        start();
        simulated.lock(0xDF);
        await(() -> faultIs(FaultCode.TERMINAL_LOCKED));
        assertThat(outcomeOf(pay()))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.TERMINAL_LOCKED));
        simulated.lock(0);
        await(() -> terminal.health().usable());
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aTerminalThatWantsItsEndOfDayGetsItByItself() throws Exception {
        simulated.lock(0xF0);
        start();
        assertThat(terminal.health()).isInstanceOf(DeviceHealth.Online.class);
    }

    @Test
    void messagesByteByByteAreUnderstood() throws Exception {
        simulated.trickle();
        start();
        paysAgain();
    }

    @Test
    void messagesGluedTogetherAreUnderstood() throws Exception {
        simulated.glueMessages();
        start();
        paysAgain();
    }

    @Test
    void aCommandNobodyKnowsIsRefusedAndThePaymentGoesOn() throws Exception {
        start();
        simulated.sayStrangeThings();
        paysAgain();
        assertThat(simulated.answerToStrangeThings()).isEqualTo(0x8483);
    }

    @Test
    void aSecondPaymentAtTheSameTimeIsRefused() throws Exception {
        start();
        var first = pay();
        assertThat(outcomeOf(terminal.pay(5_00, new Citizen())))
                .isEqualTo(new Unavailable(Fault.of(FaultCode.BUSY)));
        simulated.presentCard();
        assertThat(outcomeOf(first)).isInstanceOf(Paid.class);
    }

    @Test
    void aPaymentCanBeTakenBackOnceByItsReceiptNumber() throws Exception {
        start();
        simulated.presentCard();
        var paid = (Paid) outcomeOf(pay());
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        LastPayment.Successful.class,
                        it ->
                                assertThat(it.authorisation().receiptNumber())
                                        .isEqualTo(paid.authorisation().receiptNumber()));
        int receipt = paid.authorisation().receiptNumber();
        assertThat(terminal.reverse(receipt).get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal.reverse(receipt).get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(ledger()).containsExactly(REVERSED);
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.NotPaid.class);
    }

    @Test
    void withoutATerminalNobodyIsAskedToPay() throws Exception {
        simulated.powerOff();
        terminal.start(_ -> {});
        await(() -> faultIs(FaultCode.NOT_FOUND));
        assertThat(outcomeOf(pay())).isInstanceOf(Unavailable.class);
    }

    @Test
    void aWrongPasswordIsToldToTheTechnician() throws Exception {
        terminal.close();
        terminal =
                ZvtPaymentTerminal.at(
                        new DeviceId("payment-terminal"),
                        URI.create("zvt+tcp://127.0.0.1:" + simulated.port() + "?password=123456"));
        terminal.start(_ -> {});
        await(() -> faultIs(FaultCode.NOT_REGISTERED));
        assertThat(terminal.health().reason().orElseThrow().detail()).doesNotContain("123456");
    }

    private PaymentDialog powerCuttingCitizen() {
        return new PaymentDialog() {
            @Override
            public void show(TerminalText text) {}

            @Override
            public GoodsAnswer authorised(Authorisation authorisation) {
                simulated.powerOff();
                return GoodsAnswer.ISSUED;
            }
        };
    }

    private void replaceDriver(ZvtTimers timers) {
        terminal.close();
        terminal =
                ZvtPaymentTerminal.at(
                        new DeviceId("payment-terminal"), simulated.driverUri(), timers);
    }

    private void start() throws InterruptedException {
        terminal.start(_ -> {});
        await(() -> terminal.health().usable());
    }

    private CompletableFuture<PaymentOutcome> pay() {
        return terminal.pay(FEE, citizen);
    }

    private void paysAgain() throws Exception {
        await(() -> terminal.health().usable());
        simulated.presentCard();
        assertThat(outcomeOf(terminal.pay(FEE, new Citizen()))).isInstanceOf(Paid.class);
        assertThat(ledger().getLast()).isEqualTo(BOOKED);
    }

    private static PaymentOutcome outcomeOf(CompletableFuture<PaymentOutcome> payment)
            throws Exception {
        return payment.get(40, TimeUnit.SECONDS);
    }

    private List<CardPayment.State> ledger() {
        return simulated.payments().stream().map(CardPayment::state).toList();
    }

    private boolean faultIs(FaultCode code) {
        return terminal.health().reason().map(Fault::code).filter(code::equals).isPresent();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
