package de.buergerterminal.device.zvt;

import static de.buergerterminal.device.simulator.CardPayment.State.BOOKED;
import static de.buergerterminal.device.simulator.CardPayment.State.REFUNDED;
import static de.buergerterminal.device.simulator.CardPayment.State.RESERVED;
import static de.buergerterminal.device.simulator.CardPayment.State.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
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
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.supervision.Backoff;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What else can happen between a till and a terminal, on lines in memory, with and without frames.
///
/// Longer than usual: one sentence for each misfortune, all against the same scripted terminal.
@Timeout(60)
class TerminalMisfortunesTest {
    private static final long FEE = 13_00;
    private static final long WHOLE = 1_000_000;
    private static final ZvtTimers QUICK =
            new ZvtTimers(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(50),
                    Duration.ofMillis(5),
                    Duration.ofSeconds(60));

    private final SimulatedPaymentTerminal simulated =
            SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
    private final Kiosk kiosk = new Kiosk();
    private ZvtPaymentTerminal terminal = driver(false, QUICK);

    private static final class Kiosk implements PaymentDialog {
        final List<TerminalText> read = new CopyOnWriteArrayList<>();
        volatile boolean canPrint = true;
        volatile boolean breaksPrinterOnIssue;
        volatile long worth = FEE;

        @Override
        public void show(TerminalText text) {
            read.add(text);
        }

        @Override
        public GoodsAnswer authorised(Authorisation authorisation) {
            if (breaksPrinterOnIssue) canPrint = false;
            return GoodsAnswer.ISSUED;
        }

        @Override
        public long issuedCents(Authorisation authorisation) {
            return worth;
        }

        @Override
        public boolean canPrint() {
            return canPrint;
        }
    }

    private ZvtPaymentTerminal driver(boolean framed, ZvtTimers timers) {
        var backoff =
                new Backoff(
                        Duration.ofMillis(1), Duration.ofMillis(5), RandomGenerator.getDefault());
        return new ZvtPaymentTerminal(
                new DeviceId("payment-terminal"),
                () -> simulated.lineCutAfter(WHOLE, WHOLE, framed),
                framed,
                Bytes.of(0, 0, 0),
                32,
                timers,
                backoff);
    }

    @AfterEach
    void unplug() {
        terminal.close();
        simulated.close();
    }

    @Test
    void aPartOfTheGoodsIsPaidInPart() throws Exception {
        start();
        kiosk.worth = 5_00;
        var paid = (Paid) pay();
        assertThat(paid.authorisation().amountCents()).isEqualTo(5_00);
        assertThat(simulated.payments().getLast().amountCents()).isEqualTo(5_00);
        assertThat(ledger()).containsExactly(BOOKED);
    }

    @Test
    void withoutAPrinterNoPaymentBegins() throws Exception {
        start();
        kiosk.canPrint = false;
        assertThat(pay()).isEqualTo(new Unavailable(Fault.of(FaultCode.SLIP_NOT_PRINTABLE)));
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aPrinterThatBreaksBeforeTheSlipsMakesTheTerminalTakeThePaymentBack() throws Exception {
        start();
        kiosk.breaksPrinterOnIssue = true;
        assertThat(pay()).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
    }

    @Test
    void aTerminalThatInsistsOnAPrinterIsToldOfOurs() throws Exception {
        simulated.insistOnPrinter();
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void anUnknownBitmapInTheAuthorisationIsRefusedAndNothingMoves() throws Exception {
        start();
        simulated.addUnknownBitmap();
        assertThat(pay()).isInstanceOf(TakenBack.class);
        assertThat(ledger()).containsExactly(REVERSED);
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aCardThatIsTakenOutEarlyIsToldInWords() throws Exception {
        start();
        simulated.removeNextCardEarly();
        assertThat(pay())
                .isInstanceOfSatisfying(
                        Declined.class, it -> assertThat(it.resultCode()).isEqualTo(0x64));
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aSlowBankIsWaitedFor() throws Exception {
        start();
        simulated.slowHost(Duration.ofMillis(300));
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aTextOfTheTerminalCountsMoreThanTheTable() throws Exception {
        simulated.sayInOwnWords(0x0A, "Karte bitte \u2026 \u010dekejte");
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
        assertThat(kiosk.read)
                .contains(new TerminalText(0xFF, "Karte bitte \u2026 \u010dekejte", true))
                .extracting(TerminalText::german)
                .doesNotContain("Karte einstecken");
    }

    @Test
    void aFullJournalIsLiftedByAnEndOfDay() throws Exception {
        start();
        simulated.fillJournal();
        await(() -> simulated.daysEnded() == 1);
        await(() -> terminal.health().usable());
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void theDayIsEndedWhenTheScheduleOfTheTerminalSaysSo() throws Exception {
        simulated.wish(0x01);
        start();
        await(() -> simulated.daysEnded() == 1);
    }

    @Test
    void aTerminalThatEndsItsDayByItselfIsLetDoIt() throws Exception {
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
        simulated.endDayByItself();
        await(() -> simulated.daysEnded() == 1);
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x11, 0x12})
    void whatTheRegistrationAsksForIsDone(int status) throws Exception {
        simulated.registerWithStatus(status);
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void blocksThatComeTwiceAreAnsweredOnce() throws Exception {
        replace(driver(true, QUICK));
        simulated.doubleSerialBlocks();
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
        assertThat(pay()).isInstanceOf(Paid.class);
        assertThat(ledger()).containsExactly(BOOKED, BOOKED);
    }

    @Test
    void blocksThatAreRefusedTwiceAreSentAThirdTime() throws Exception {
        replace(driver(true, QUICK));
        simulated.refuseSerialBlocks(2);
        start();
        simulated.refuseSerialBlocks(2);
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aLineThatRefusesEverythingIsGivenUpAndTriedAgain() throws Exception {
        replace(driver(true, QUICK));
        simulated.refuseSerialBlocks(3);
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aCaseLeftToAPersonIsClosedByWhateverTheTerminalRemembers() throws Exception {
        replace(driver(false, impatient()));
        start();
        simulated.goSilentAfterConfirmation();
        assertThat(pay()).isInstanceOf(PaymentOutcome.Unclear.class);
        simulated.answerAgain();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        // At work, the terminal may still take it back: not yet.
        simulated.lock(0x9C);
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        LastPayment.Unknown.class,
                        it ->
                                assertThat(it.fault().code())
                                        .isEqualTo(FaultCode.TERMINAL_NOT_READY));
        assertThat(pay()).isEqualTo(new Unavailable(Fault.of(FaultCode.PAYMENT_UNCLEAR)));
        simulated.lock(0);
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Successful.class);
        await(() -> terminal.health().usable());
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aTerminalThatWasExchangedMeanwhileServesAgainOnceAsked() throws Exception {
        replace(driver(false, impatient()));
        start();
        simulated.goSilentAfterConfirmation();
        assertThat(pay()).isInstanceOf(PaymentOutcome.Unclear.class);
        simulated.forgetEverything();
        simulated.answerAgain();
        await(() -> faultIs(FaultCode.PAYMENT_UNCLEAR));
        assertThat(terminal.lastPayment().get(20, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Unknown.class);
        await(() -> terminal.health().usable());
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aCitizenWhoCancelsMovesNothing() throws Exception {
        start();
        simulated.waitForCards();
        simulated.citizenCancels();
        assertThat(terminal.pay(FEE, kiosk).get(40, TimeUnit.SECONDS))
                .isInstanceOf(Cancelled.class);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aCitizenWhoCancelsAtATerminalThatFellSilentWaitsForOneAnswerOnly() throws Exception {
        replace(driver(false, withSilence(Duration.ofMinutes(30), Duration.ofSeconds(60))));
        start();
        simulated.waitForCards();
        simulated.goSilentDuringNextPayment();
        var payment = terminal.pay(FEE, kiosk);
        await(() -> !kiosk.read.isEmpty());
        terminal.abort();
        await(() -> !terminal.health().usable());
        simulated.answerAgain();
        assertThat(payment.get(40, TimeUnit.SECONDS)).isInstanceOf(Unavailable.class);
        assertThat(ledger()).isEmpty();
        simulated.presentCardsAutomatically(Duration.ZERO);
        await(() -> terminal.health().usable());
        assertThat(pay()).isInstanceOf(Paid.class);
    }

    @Test
    void aDefectBeforeTheTerminalHasTheWordLeavesNobodyWaiting() throws Exception {
        replace(
                new ZvtPaymentTerminal(
                        new DeviceId("payment-terminal"),
                        () -> breakingAt(simulated.lineCutAfter(WHOLE, WHOLE, false)),
                        false,
                        Bytes.of(0, 0, 0),
                        32,
                        QUICK,
                        Backoff.standard()));
        start();
        for (var i = 0; i < 2; i++) {
            assertThat(pay())
                    .isEqualTo(
                            new Unavailable(
                                    new Fault(FaultCode.DRIVER_DEFECT, "IllegalStateException")));
        }
        assertThat(ledger()).isEmpty();
    }

    /// A line on which asking for the last transaction meets a defect.
    private static Line breakingAt(Line line) {
        return new Line() {
            @Override
            public void send(byte[] bytes) throws IOException {
                if (bytes[0] == 0x06 && bytes[1] == 0x20) throw new IllegalStateException("defect");
                line.send(bytes);
            }

            @Override
            public int receive(Duration limit) throws IOException {
                return line.receive(limit);
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    @Test
    void moneyIsPaidOutReservedBookedAndReleased() throws Exception {
        start();
        assertThat(done(new TerminalTask.Refund(3_00)).transaction()).isPresent();
        int first = receiptOf(new TerminalTask.PreAuthorise(50_00));
        assertThat(ledger()).containsExactly(REFUNDED, RESERVED);
        assertThat(done(new TerminalTask.BookReservation(first, 20_00)).done()).isTrue();
        int second = receiptOf(new TerminalTask.PreAuthorise(50_00));
        assertThat(done(new TerminalTask.ReleaseReservation(second)).done()).isTrue();
        assertThat(ledger()).containsExactly(REFUNDED, BOOKED, REVERSED);
        assertThat(simulated.payments().get(1).amountCents()).isEqualTo(20_00);
        assertThat(report(new TerminalTask.ReleaseReservation(second)).done()).isFalse();
    }

    @Test
    void theDayEndsWithTotalsAndASlip() throws Exception {
        start();
        assertThat(pay()).isInstanceOf(Paid.class);
        assertThat(pay()).isInstanceOf(Paid.class);
        var day = done(new TerminalTask.EndOfDay());
        assertThat(day.totals()).contains(new DayTotals(42, 43, 2, 26_00));
        assertThat(day.printed()).contains("* * KASSENSCHNITT * *");
        assertThat(done(new TerminalTask.SendTotals()).totals().orElseThrow().count()).isZero();
    }

    @Test
    void aTechnicianLooksAfterTheTerminal() throws Exception {
        start();
        assertThat(done(new TerminalTask.Diagnosis()).printed()).isNotEmpty();
        assertThat(done(new TerminalTask.SelfTest()).printed()).isNotEmpty();
        assertThat(done(new TerminalTask.PrintConfiguration()).printed()).isNotEmpty();
        done(new TerminalTask.Initialisation());
        done(new TerminalTask.SetTime(LocalDateTime.of(2026, 11, 22, 9, 0)));
        done(new TerminalTask.DisplayText(5, List.of("Au\u00dfer Betrieb")));
        assertThat(simulated.shown()).containsExactly("Au\u00dfer Betrieb");
        for (var task : List.of(new TerminalTask.LogOff(), new TerminalTask.Reset())) {
            done(task);
            assertThat(pay()).isInstanceOf(Paid.class);
        }
    }

    private TaskReport report(TerminalTask task) throws Exception {
        return terminal.carryOut(task, kiosk::show).get(40, TimeUnit.SECONDS);
    }

    private TaskReport done(TerminalTask task) throws Exception {
        var report = report(task);
        assertThat(report.fault()).as(task.toString()).isEmpty();
        return report;
    }

    private int receiptOf(TerminalTask task) throws Exception {
        return done(task).transaction().orElseThrow().receiptNumber();
    }

    private static ZvtTimers impatient() {
        return withSilence(Duration.ofMillis(300), Duration.ofMillis(500));
    }

    private static ZvtTimers withSilence(Duration completion, Duration settling) {
        return new ZvtTimers(
                Duration.ofMillis(300),
                completion,
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofMillis(5),
                settling);
    }

    private void replace(ZvtPaymentTerminal other) {
        terminal.close();
        terminal = other;
    }

    private void start() throws InterruptedException {
        simulated.presentCardsAutomatically(Duration.ZERO);
        terminal.start(_ -> {});
        await(() -> terminal.health().usable());
    }

    private PaymentOutcome pay() throws Exception {
        return terminal.pay(FEE, kiosk).get(40, TimeUnit.SECONDS);
    }

    private List<CardPayment.State> ledger() {
        return simulated.payments().stream().map(CardPayment::state).toList();
    }

    private boolean faultIs(FaultCode code) {
        return terminal.health().reason().map(Fault::code).filter(code::equals).isPresent();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 4_000 && !condition.getAsBoolean(); i++) Thread.sleep(5);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
