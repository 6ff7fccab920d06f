package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.kiosk.effects.LedgerTerminal.Mishap;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.Samples;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentEndedWithoutMoney;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentLeftUnclear;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentPrepared;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The promise of the house: the money stands at the terminal if and only if the request will be
/// delivered, whatever breaks and whenever.
class PaidIfAndOnlyIfBookedTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Draft DRAFT = Samples.draft(Samples.PAID);

    @TempDir Path folder;

    private final LedgerTerminal terminal = new LedgerTerminal();
    private final Authorisation older = terminal.hasAnOlderPaymentOf(1_000);
    private final PaperPrinter printer = new PaperPrinter();
    private final OpaqueSealer sealer = new OpaqueSealer();
    private final List<SessionEvent> answers = new CopyOnWriteArrayList<>();
    private final List<JournalEvent> calls = new CopyOnWriteArrayList<>();
    private Outbox outbox;
    private OpenPayments open;
    private PaymentDesk desk;

    @BeforeEach
    void start() throws Exception {
        outbox = Outbox.open(folder, CLOCK);
        var journal = new Journal();
        var patience = new OpenPayments.Patience(Duration.ZERO, Duration.ofMillis(20));
        open = new OpenPayments(outbox, Optional.of(terminal), staff(), patience, journal);
        var place = new Place("Stadt Musterstadt", "PB", "K07");
        var requests = new RequestDesk(sealer, outbox, (_, _) -> true, "0+1", place, CLOCK);
        desk = new PaymentDesk(printer, terminal, outbox, requests, open, CLOCK, journal);
    }

    @AfterEach
    void stop() {
        open.close();
        outbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,                       PaymentSucceeded,         1",
        "CARD_DECLINED,              PaymentEndedWithoutMoney, 0",
        "CITIZEN_CANCELS,            PaymentEndedWithoutMoney, 0",
        "NEVER_STARTS,               PaymentEndedWithoutMoney, 0",
        "OUR_ANSWER_COMES_TOO_LATE,  PaymentEndedWithoutMoney, 0",
        "SILENT_FROM_THE_START,      PaymentLeftUnclear,       0",
        "LINE_CUT_BEFORE_OUR_ANSWER, PaymentLeftUnclear,       0",
        "LINE_CUT_AFTER_OUR_ANSWER,  PaymentLeftUnclear,       1",
        "CUT_AND_NOT_REVERSED,       PaymentLeftUnclear,       0"
    })
    void whateverHappensToThePayment(Mishap mishap, String told, int booked) throws Exception {
        assertThat(desk.prepare(DRAFT)).isEqualTo(new PaymentPrepared(Optional.empty()));
        terminal.mishap = mishap;
        desk.pay(DRAFT, "de", answers::add);
        assertThat(answers.getLast().getClass().getSimpleName()).isEqualTo(told);
        settle();
        assertPaidIffBooked(booked);
    }

    @ParameterizedTest
    @EnumSource(names = {"KIOSK_KILLED_BEFORE_OUR_ANSWER", "KIOSK_KILLED_AFTER_OUR_ANSWER"})
    void theKioskIsKilledWhileTheTerminalWaits(Mishap mishap) throws Exception {
        desk.prepare(DRAFT);
        terminal.mishap = mishap;
        Thread.ofVirtual().start(() -> desk.pay(DRAFT, "de", answers::add));
        assertThat(terminal.kioskKilled.await(20, TimeUnit.SECONDS)).isTrue();
        restart();
        assertThat(open.areSettled()).isFalse();
        settle();
        assertPaidIffBooked(mishap == Mishap.KIOSK_KILLED_AFTER_OUR_ANSWER ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 1",
        "CARD_DECLINED, 0",
        "SILENT_FROM_THE_START, 0",
        "LINE_CUT_AFTER_OUR_ANSWER, 1",
        "CUT_AND_NOT_REVERSED, 0"
    })
    void aNewTerminalWithoutAnyPaymentServesToo(Mishap mishap, int booked) throws Exception {
        terminal.reverse(older.receiptNumber()).join();
        assertThat(desk.prepare(DRAFT).obstacle()).isEmpty();
        terminal.mishap = mishap;
        desk.pay(DRAFT, "de", answers::add);
        settle();
        assertPaidIffBooked(booked);
    }

    @Test
    void aNewTerminalThatForgetsAPaymentWeIssuedForIsAPersonsTask() throws Exception {
        terminal.reverse(older.receiptNumber()).join();
        desk.prepare(DRAFT);
        terminal.mishap = Mishap.LINE_CUT_BEFORE_OUR_ANSWER;
        desk.pay(DRAFT, "de", answers::add);
        settle();
        assertThat(calls).contains(JournalEvent.PAYMENT_UNCLEAR);
        assertThat(outbox.waiting()).as("never delivered").isZero();
    }

    @Test
    void anUnclearPaymentThatTurnsOutBookedStillGivesItsReceipt() throws Exception {
        desk.prepare(DRAFT);
        terminal.mishap = Mishap.LINE_CUT_AFTER_OUR_ANSWER;
        desk.pay(DRAFT, "de", answers::add);
        assertThat(answers.getLast()).isEqualTo(new PaymentLeftUnclear());
        settle();
        assertThat(answers.getLast()).isInstanceOf(PaymentSucceeded.class);
    }

    @Test
    void whileAPaymentIsOpenNoOtherBegins() throws Exception {
        desk.prepare(DRAFT);
        terminal.mishap = Mishap.SILENT_FROM_THE_START;
        terminal.answers = false;
        desk.pay(DRAFT, "de", answers::add);
        assertThat(open.areSettled()).isFalse();
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.TERMINAL_NOT_READY);
        terminal.answers = true;
        settle();
        assertThat(desk.prepare(DRAFT).obstacle()).isEmpty();
    }

    @Test
    void moneyWithoutARequestThatCannotBeTakenBackIsAPersonsTask() throws Exception {
        desk.prepare(DRAFT);
        terminal.mishap = Mishap.CUT_AND_NOT_REVERSED;
        terminal.reversalWorks = false;
        desk.pay(DRAFT, "de", answers::add);
        settle();
        assertThat(calls).containsExactly(JournalEvent.PAYMENT_NOT_REVERSED);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aRequestThatCannotBeSealedIsNeverPaid() throws Exception {
        desk.prepare(DRAFT);
        sealer.refuses = true;
        desk.pay(DRAFT, "de", answers::add);
        assertThat(answers.getLast())
                .isEqualTo(new PaymentEndedWithoutMoney(Reason.TAKEN_BACK, Optional.empty()));
        assertPaidIffBooked(0);
    }

    @Test
    void nothingIsAskedOfTheTerminalUnlessEverythingIsReady() {
        printer.hasPaper = false;
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.PRINTER_NOT_READY);
        printer.hasPaper = true;
        terminal.usable = false;
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.TERMINAL_NOT_READY);
        terminal.usable = true;
        terminal.answers = false;
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.TERMINAL_NOT_READY);
        terminal.answers = true;
        sealer.keyIsThere = false;
        assertThat(desk.prepare(DRAFT).obstacle()).contains(Reason.STORAGE_NOT_READY);
    }

    /// The process ends without a word and starts again; only the folder is left.
    private void restart() throws Exception {
        stop();
        start();
    }

    private void settle() throws InterruptedException {
        var settled = new CountDownLatch(1);
        open.start(() -> {
            if (open.areSettled()) settled.countDown();
        });
        assertThat(settled.await(20, TimeUnit.SECONDS)).as("settled within 20 s").isTrue();
    }

    private void assertPaidIffBooked(int expected) throws Exception {
        long paid = terminal.ledger().stream().filter(it -> !it.equals(older)).count();
        assertThat(outbox.waiting()).as("requests to deliver").isEqualTo(expected);
        assertThat(paid).as("payments that stand").isEqualTo(expected);
        assertThat(outbox.payments().open()).isEmpty();
    }

    private StaffDesk staff() {
        return new StaffDesk() {
            @Override
            public void deviceChanged(Device device, DeviceHealth health) {}

            @Override
            public void offerChanged(Offer offer) {}

            @Override
            public void call(JournalEvent event) {
                calls.add(event);
            }

            @Override
            public void allClear(JournalEvent event) {
                calls.remove(event);
            }
        };
    }
}
