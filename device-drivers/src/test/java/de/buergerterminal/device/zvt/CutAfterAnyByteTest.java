package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.supervision.Backoff;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The promise of the whole product at its narrowest place: whatever byte of a payment is the last
/// that passes, in whichever direction, money has moved exactly when the goods were issued.
///
/// One payment is tried for every byte of the dialogue. Either the driver lives on and settles, or
/// it is killed with the line, and a new one is asked what the terminal remembers, as the kiosk
/// does after a crash. That this check can fail is shown with kiosks of bad habits.
@Timeout(180)
class CutAfterAnyByteTest {
    private static final long FEE = 13_00;
    private static final long WHOLE = 1_000_000;
    private static final Bytes PASSWORD = Bytes.of(0, 0, 0);
    private static final ZvtTimers QUICK =
            new ZvtTimers(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(60));

    /// What a kiosk does with a payment when it may be killed at any moment.
    enum Habit {
        /// Writes down before it answers, and asks the terminal after a crash.
        CAREFUL,
        /// Gives the goods away at once, before the money is known to stand.
        GIVES_GOODS_TOO_EARLY,
        /// Believes its own notes after a crash.
        NEVER_ASKS
    }

    /// What a kiosk writes down before it answers the terminal.
    private static final class Journal implements PaymentDialog {
        final AtomicInteger issuedFor = new AtomicInteger();

        @Override
        public void show(TerminalText text) {}

        @Override
        public GoodsAnswer authorised(Authorisation authorisation) {
            issuedFor.set(authorisation.receiptNumber());
            return GoodsAnswer.ISSUED;
        }
    }

    /// One terminal with its memory, and the bytes one dialogue takes.
    private static final class Bench implements AutoCloseable {
        final SimulatedPaymentTerminal simulated =
                SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
        final boolean framed;

        /// What the terminal told as its last payment before the present attempt.
        int receiptBefore;

        /// The lines the next connections get; then whole ones.
        final BlockingQueue<CuttableLine> lines = new ArrayBlockingQueue<>(1);

        Bench(boolean framed) {
            this.framed = framed;
            simulated.keepSlipsShort();
            simulated.presentCardsAutomatically(Duration.ZERO);
        }

        /// @param reconnects whether it gets another line after the first was cut
        ZvtPaymentTerminal driver(boolean reconnects) {
            var connected = new AtomicBoolean();
            var driver =
                    new ZvtPaymentTerminal(
                            new DeviceId("payment-terminal"),
                            () -> {
                                boolean first = connected.compareAndSet(false, true);
                                if (!first && !reconnects) {
                                    throw new LineException(FaultCode.NOT_FOUND, "killed");
                                }
                                var next = lines.poll();
                                return next == null
                                        ? simulated.lineCutAfter(WHOLE, WHOLE, framed)
                                        : next.plugInto(simulated, framed);
                            },
                            framed,
                            PASSWORD,
                            32,
                            QUICK,
                            new Backoff(
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(2),
                                    RandomGenerator.getDefault()));
            driver.start(_ -> {});
            return driver;
        }

        CardPayment.State ledger(int payments) {
            return simulated.payments().size() == payments
                    ? CardPayment.State.REVERSED
                    : simulated.payments().getLast().state();
        }

        @Override
        public void close() {
            simulated.close();
        }
    }

    @ParameterizedTest(name = "framed {0}, cut in the bytes of the {1}, driver {2}")
    @CsvSource({
        "false, till, lives",
        "false, till, is killed",
        "false, terminal, lives",
        "false, terminal, is killed",
        "true, till, lives",
        "true, till, is killed",
        "true, terminal, lives",
        "true, terminal, is killed",
    })
    void moneyHasMovedExactlyWhenTheGoodsWereIssued(boolean framed, String side, String driver)
            throws Exception {
        var sweep =
                sweep(
                        framed,
                        side,
                        driver.equals("lives")
                                ? CutAfterAnyByteTest::paidByADriverThatLives
                                : (bench, line) ->
                                        paidAccordingToTheNextDriver(bench, line, Habit.CAREFUL));
        assertThat(sweep.contradiction()).isEmpty();
        assertThat(sweep.cuts()).as("bytes of a dialogue").isGreaterThan(90);
        assertThat(sweep.booked())
                .as("cuts after which the payment stands")
                .isBetween(1, sweep.cuts() - 1);
    }

    @ParameterizedTest(name = "{0}, cut in the bytes of the {1}")
    @CsvSource({
        "GIVES_GOODS_TOO_EARLY, till",
        "GIVES_GOODS_TOO_EARLY, terminal",
        "NEVER_ASKS, till",
        "NEVER_ASKS, terminal",
    })
    void aKioskOfBadHabitsIsCaught(Habit habit, String side) throws Exception {
        var sweep =
                sweep(
                        false,
                        side,
                        (bench, line) -> paidAccordingToTheNextDriver(bench, line, habit));
        assertThat(sweep.contradiction()).contains("goods true, money REVERSED");
    }

    @FunctionalInterface
    private interface Attempt {
        /// @return whether the citizen has the goods in the end
        boolean pay(Bench bench, CuttableLine line) throws Exception;
    }

    /// @param contradiction what was wrong at the first cut after which money and goods disagree
    private record Sweep(int cuts, int booked, String contradiction) {}

    /// Cuts after every byte of one side, until a dialogue is not cut any more.
    private static Sweep sweep(boolean framed, String side, Attempt attempt) throws Exception {
        try (var bench = new Bench(framed)) {
            int booked = 0;
            int cuts = 0;
            boolean cut = true;
            for (int bytes = 1; cut; bytes++) {
                var tillBytes = side.equals("till") ? bytes : WHOLE;
                var terminalBytes = side.equals("terminal") ? bytes : WHOLE;
                var line = new CuttableLine(tillBytes, terminalBytes);
                int before = bench.simulated.payments().size();
                boolean goods = attempt.pay(bench, line);
                var money = bench.ledger(before);
                if (goods != (money == CardPayment.State.BOOKED)) {
                    return new Sweep(
                            cuts,
                            booked,
                            "cut after byte %d of the %s: goods %s, money %s"
                                    .formatted(bytes, side, goods, money));
                }
                if (goods) booked++;
                cuts++;
                cut = line.wasCut();
            }
            return new Sweep(cuts, booked, "");
        }
    }

    private static boolean paidByADriverThatLives(Bench bench, CuttableLine line) throws Exception {
        bench.lines.add(line);
        try (var driver = bench.driver(true)) {
            var outcome = driver.pay(FEE, new Journal()).get(60, TimeUnit.SECONDS);
            assertThat(outcome)
                    .isInstanceOfAny(
                            PaymentOutcome.Paid.class,
                            PaymentOutcome.TakenBack.class,
                            PaymentOutcome.Unavailable.class);
            return outcome instanceof PaymentOutcome.Paid;
        }
    }

    /// What the kiosk does: intent and goods are written down; after the crash the terminal is
    /// asked for its last payment, which is compared by receipt number and amount.
    private static boolean paidAccordingToTheNextDriver(Bench bench, CuttableLine line, Habit habit)
            throws Exception {
        var journal = new Journal();
        bench.lines.add(line);
        try (var killed = bench.driver(false)) {
            var payment = killed.pay(FEE, journal);
            line.awaitCutOr(payment::isDone);
        }
        boolean given = journal.issuedFor.get() != 0;
        if (habit == Habit.NEVER_ASKS) return given;
        boolean settled = settledByTheNextDriver(bench, journal);
        // Goods that were given away cannot be taken back.
        return habit == Habit.GIVES_GOODS_TOO_EARLY ? given : settled;
    }

    private static boolean settledByTheNextDriver(Bench bench, Journal journal) throws Exception {
        try (var next = bench.driver(true)) {
            int before = bench.receiptBefore;
            var last = last(next);
            int receipt = receiptOf(last);
            bench.receiptBefore = receipt;
            if (!(last instanceof LastPayment.Successful) || receipt == before) return false;
            if (receipt == journal.issuedFor.get()) return true;
            assertThat(next.reverse(receipt).get(60, TimeUnit.SECONDS)).isTrue();
            bench.receiptBefore = receiptOf(last(next));
            return false;
        }
    }

    private static int receiptOf(LastPayment last) {
        return last instanceof LastPayment.Successful(var it) ? it.receiptNumber() : 0;
    }

    private static LastPayment last(ZvtPaymentTerminal driver) throws Exception {
        return driver.lastPayment().get(60, TimeUnit.SECONDS);
    }

    /// Knows whether its line was cut by the scissors, and not closed by the driver.
    private static final class CuttableLine implements Line {
        private final long tillBytes;
        private final long terminalBytes;
        private volatile @Nullable Line line;
        private volatile boolean closed;
        private volatile boolean cut;

        CuttableLine(long tillBytes, long terminalBytes) {
            this.tillBytes = tillBytes;
            this.terminalBytes = terminalBytes;
        }

        Line plugInto(SimulatedPaymentTerminal simulated, boolean framed) {
            line = simulated.lineCutAfter(tillBytes, terminalBytes, framed);
            return this;
        }

        private Line line() {
            return Objects.requireNonNull(line);
        }

        boolean wasCut() {
            return cut;
        }

        void awaitCutOr(BooleanSupplier done) throws InterruptedException {
            for (int i = 0; i < 60_000 && !cut && !done.getAsBoolean(); i++) Thread.sleep(1);
        }

        private IOException lost(IOException failure) {
            if (!closed) cut = true;
            return failure;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            try {
                line().send(bytes);
            } catch (LineException failure) {
                throw lost(failure);
            }
        }

        @Override
        public int receive(Duration limit) throws IOException {
            try {
                return line().receive(limit);
            } catch (LineException failure) {
                throw lost(failure);
            }
        }

        @Override
        public void close() {
            closed = true;
            line().close();
        }
    }
}
