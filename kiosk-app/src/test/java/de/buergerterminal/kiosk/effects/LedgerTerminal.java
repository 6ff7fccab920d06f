package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentDialog.GoodsAnswer;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.TerminalText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A payment terminal with a ledger of the money that really moved. It keeps the vending rule: the
/// money stands only if our answer "issued" reached it.
final class LedgerTerminal implements PaymentTerminal {
    /// What goes wrong in the next payment.
    enum Mishap {
        NONE,
        CARD_DECLINED,
        CITIZEN_CANCELS,
        NEVER_STARTS,
        SILENT_FROM_THE_START,
        LINE_CUT_BEFORE_OUR_ANSWER,
        LINE_CUT_AFTER_OUR_ANSWER,
        OUR_ANSWER_COMES_TOO_LATE,
        /// The kiosk's process ends while the terminal waits for our answer, which never comes.
        KIOSK_KILLED_BEFORE_OUR_ANSWER,
        KIOSK_KILLED_AFTER_OUR_ANSWER,
        /// As cut before our answer, but this terminal does not take the money back by itself.
        CUT_AND_NOT_REVERSED
    }

    private final Deque<Authorisation> standing = new ArrayDeque<>();
    volatile Mishap mishap = Mishap.NONE;
    volatile boolean reversalWorks = true;
    volatile boolean answers = true;
    volatile boolean usable = true;
    final CountDownLatch kioskKilled = new CountDownLatch(1);
    private int receiptNumber = 41;

    /// What the bank will book.
    synchronized List<Authorisation> ledger() {
        return List.copyOf(standing);
    }

    @Override
    public CompletableFuture<PaymentOutcome> pay(long amountCents, PaymentDialog dialog) {
        var outcome = new CompletableFuture<PaymentOutcome>();
        Thread.ofVirtual().start(() -> run(amountCents, dialog, outcome));
        return outcome;
    }

    private void run(long cents, PaymentDialog dialog, CompletableFuture<PaymentOutcome> outcome) {
        var broken = new Fault(FaultCode.DISCONNECTED, "line cut");
        switch (mishap) {
            case NEVER_STARTS -> outcome.complete(new PaymentOutcome.Unavailable(broken));
            case CITIZEN_CANCELS -> outcome.complete(new PaymentOutcome.Cancelled());
            case SILENT_FROM_THE_START -> outcome.complete(new PaymentOutcome.Unclear(broken));
            case CARD_DECLINED ->
                    outcome.complete(
                            new PaymentOutcome.Declined(
                                    0x6F, new TerminalText(0x13, "Zahlung nicht möglich", true)));
            case NONE -> {
                dialog.show(new TerminalText(0x0A, "Karte einstecken", true));
                var authorised = authorise(cents);
                if (dialog.authorised(authorised) == GoodsAnswer.ISSUED) {
                    book(authorised);
                    outcome.complete(new PaymentOutcome.Paid(authorised, List.of("K-U-N-D-E")));
                } else {
                    outcome.complete(new PaymentOutcome.TakenBack());
                }
            }
            case OUR_ANSWER_COMES_TOO_LATE -> {
                dialog.authorised(authorise(cents));
                outcome.complete(new PaymentOutcome.TakenBack());
            }
            case LINE_CUT_BEFORE_OUR_ANSWER -> {
                dialog.authorised(authorise(cents));
                outcome.complete(new PaymentOutcome.Unclear(broken));
            }
            case CUT_AND_NOT_REVERSED -> {
                book(authorise(cents));
                outcome.complete(new PaymentOutcome.Unclear(broken));
            }
            case LINE_CUT_AFTER_OUR_ANSWER -> {
                var authorised = authorise(cents);
                if (dialog.authorised(authorised) == GoodsAnswer.ISSUED) book(authorised);
                outcome.complete(new PaymentOutcome.Unclear(broken));
            }
            case KIOSK_KILLED_BEFORE_OUR_ANSWER -> {
                dialog.authorised(authorise(cents));
                kioskKilled.countDown();
            }
            case KIOSK_KILLED_AFTER_OUR_ANSWER -> {
                var authorised = authorise(cents);
                if (dialog.authorised(authorised) == GoodsAnswer.ISSUED) book(authorised);
                kioskKilled.countDown();
            }
        }
    }

    private synchronized Authorisation authorise(long cents) {
        receiptNumber++;
        return new Authorisation(
                cents,
                receiptNumber,
                receiptNumber,
                "29001006",
                "girocard",
                "",
                LocalDateTime.of(2026, 11, 22, 13, 0));
    }

    private synchronized void book(Authorisation authorisation) {
        standing.addLast(authorisation);
    }

    /// A payment of somebody else, before ours.
    Authorisation hasAnOlderPaymentOf(long cents) {
        var older = authorise(cents);
        book(older);
        return older;
    }

    @Override
    public synchronized CompletableFuture<LastPayment> lastPayment() {
        if (!answers) {
            return CompletableFuture.completedFuture(
                    new LastPayment.Unknown(Fault.of(FaultCode.NO_ANSWER)));
        }
        var last = standing.peekLast();
        return CompletableFuture.completedFuture(
                last == null
                        ? new LastPayment.Unknown(Fault.of(FaultCode.PAYMENT_UNCLEAR))
                        : new LastPayment.Successful(last));
    }

    @Override
    public synchronized CompletableFuture<Boolean> reverse(int number) {
        boolean done = reversalWorks && standing.removeIf(it -> it.receiptNumber() == number);
        return CompletableFuture.completedFuture(done);
    }

    @Override
    public void abort() {}

    @Override
    public DeviceId id() {
        return new DeviceId("payment-terminal");
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.PAYMENT_TERMINAL;
    }

    @Override
    public DeviceHealth health() {
        return usable
                ? new DeviceHealth.Online(Instant.EPOCH)
                : new DeviceHealth.Offline(Instant.EPOCH, Fault.of(FaultCode.NO_ANSWER));
    }

    @Override
    public void start(Consumer<DeviceHealth> onChange) {
        onChange.accept(health());
    }

    @Override
    public void close() {}
}
