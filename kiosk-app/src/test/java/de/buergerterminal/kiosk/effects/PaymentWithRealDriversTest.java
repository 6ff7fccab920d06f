package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.device.zvt.ZvtPaymentTerminal;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.Samples;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentLeftUnclear;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same promise with the production drivers and the devices' own bytes on loopback TCP.
class PaymentWithRealDriversTest {
    private static final Draft DRAFT = Samples.draft(Samples.PAID);

    @TempDir Path folder;

    private final List<SessionEvent> answers = new CopyOnWriteArrayList<>();
    private SimulatedPaymentTerminal simulatedTerminal;
    private SimulatedReceiptPrinter simulatedPrinter;
    private ZvtPaymentTerminal terminal;
    private EscposReceiptPrinter printer;
    private Outbox outbox;
    private OpenPayments open;
    private PaymentDesk desk;

    @BeforeEach
    void start() throws Exception {
        simulatedTerminal = SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
        simulatedTerminal.presentCardsAutomatically(Duration.ZERO);
        simulatedPrinter = SimulatedReceiptPrinter.at(URI.create("tcp://127.0.0.1:0"));
        terminal =
                ZvtPaymentTerminal.at(
                        new DeviceId("payment-terminal"), simulatedTerminal.driverUri());
        var printerUri = URI.create("escpos+tcp://127.0.0.1:" + simulatedPrinter.port());
        printer = EscposReceiptPrinter.at(new DeviceId("receipt-printer"), printerUri);
        terminal.start(_ -> {});
        printer.start(_ -> {});
        outbox = Outbox.open(folder, Clock.systemUTC());
        var journal = new Journal();
        var patience = new OpenPayments.Patience(Duration.ofMillis(200), Duration.ofMillis(500));
        open = new OpenPayments(outbox, Optional.of(terminal), StaffDesk.NOBODY, patience, journal);
        open.start(() -> {});
        var requests =
                new RequestDesk(
                        new OpaqueSealer(),
                        outbox,
                        (_, _) -> true,
                        "0+1",
                        new Place("Stadt Musterstadt", "PB", "K07"),
                        Clock.systemUTC());
        desk =
                new PaymentDesk(
                        printer, terminal, outbox, requests, open, Clock.systemUTC(), journal);
        await(() -> usable(terminal) && usable(printer));
    }

    @AfterEach
    void stop() throws Exception {
        open.close();
        terminal.close();
        printer.close();
        outbox.close();
        simulatedTerminal.close();
        simulatedPrinter.close();
    }

    @Test
    void aPaidRequestIsBookedOnceAndItsSlipReachesTheReceipt() throws Exception {
        pay();
        assertThat(answers.getLast()).isInstanceOf(PaymentSucceeded.class);
        assertThat(((PaymentSucceeded) answers.getLast()).filed().slip()).isNotEmpty();
        assertPaidIffBooked(1);
    }

    @Test
    void aDeclinedCardMovesNothing() throws Exception {
        simulatedTerminal.declineNextCard(0x6F);
        pay();
        assertThat(answers.getLast())
                .isInstanceOfSatisfying(
                        SessionEvent.PaymentEndedWithoutMoney.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.DECLINED));
        assertPaidIffBooked(0);
    }

    @Test
    void aLineCutBetweenAuthorisationAndAnswerEndsOnBothSidesAlike() throws Exception {
        simulatedTerminal.vanishAfterAuthorisation();
        pay();
        settleIfUnclear();
        assertPaidIffBooked(booked());
    }

    @Test
    void aLineCutAfterTheAnswerEndsOnBothSidesAlike() throws Exception {
        simulatedTerminal.vanishAfterConfirmation();
        pay();
        settleIfUnclear();
        assertThat(booked()).as("the answer had reached the terminal").isEqualTo(1);
        assertPaidIffBooked(1);
    }

    @Test
    void withoutPaperNoCardIsEvenAskedFor() {
        simulatedPrinter.runOutOfPaper();
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.PRINTER_NOT_READY);
        assertThat(simulatedTerminal.payments()).isEmpty();
    }

    private void pay() {
        assertThat(desk.prepare(DRAFT).obstacle()).isEmpty();
        desk.pay(DRAFT, "de", answers::add);
    }

    private void settleIfUnclear() {
        if (answers.getLast() instanceof PaymentLeftUnclear) await(open::areSettled);
    }

    private int booked() {
        return (int)
                simulatedTerminal.payments().stream()
                        .filter(it -> it.state() == CardPayment.State.BOOKED)
                        .count();
    }

    private void assertPaidIffBooked(int expected) throws Exception {
        assertThat(booked()).as("payments that stand").isEqualTo(expected);
        assertThat(outbox.waiting()).as("requests to deliver").isEqualTo(expected);
        assertThat(outbox.payments().open()).isEmpty();
    }

    private static boolean usable(Device device) {
        return device.health().usable();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(condition.getAsBoolean()).as("within 120 s").isTrue();
    }
}
