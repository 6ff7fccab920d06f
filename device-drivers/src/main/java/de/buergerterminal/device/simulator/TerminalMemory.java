package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Bcd;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Fields;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a terminal keeps over a loss of power: its ledger and its last transaction.
final class TerminalMemory {
    static final String TERMINAL_ID = "29001006";
    private final List<CardPayment> payments = new ArrayList<>();
    private @Nullable Bytes lastStatus;
    private int lastReceipt = 41;
    private int lastTrace = 1233;

    synchronized List<CardPayment> payments() {
        return List.copyOf(payments);
    }

    /// A new transaction, reversed until it is confirmed: what a loss of power leaves behind.
    synchronized CardPayment authorise(long amountCents) {
        lastReceipt = lastReceipt % 9_999 + 1;
        lastTrace++;
        var payment =
                new CardPayment(lastReceipt, lastTrace, amountCents, CardPayment.State.REVERSED);
        payments.add(payment);
        lastStatus = statusOf(payment, 0x6C);
        return payment;
    }

    synchronized void book(CardPayment payment) {
        set(payment.with(CardPayment.State.BOOKED), 0);
    }

    /// Whether there was a booked payment of this receipt number to take back.
    synchronized boolean reverse(int receiptNumber) {
        var found =
                payments.stream()
                        .filter(it -> it.receiptNumber() == receiptNumber)
                        .filter(it -> it.state() == CardPayment.State.BOOKED)
                        .findFirst();
        found.ifPresent(it -> set(it.with(CardPayment.State.REVERSED), 0x6C));
        return found.isPresent();
    }

    synchronized Optional<CardPayment> find(int receiptNumber) {
        return payments.stream().filter(it -> it.receiptNumber() == receiptNumber).findFirst();
    }

    synchronized Optional<CardPayment> last() {
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments.getLast());
    }

    synchronized Optional<Bytes> lastStatus() {
        return Optional.ofNullable(lastStatus);
    }

    private void set(CardPayment changed, int resultCode) {
        payments.replaceAll(it -> it.receiptNumber() == changed.receiptNumber() ? changed : it);
        lastStatus = statusOf(changed, resultCode);
    }

    static Bytes statusOf(CardPayment payment, int resultCode) {
        var now = LocalDateTime.now(ZoneId.of("Europe/Berlin"));
        var time = now.getHour() * 10_000 + now.getMinute() * 100 + now.getSecond();
        return new FieldWriter()
                .octet(Fields.RESULT, resultCode)
                .number(Fields.AMOUNT, payment.amountCents())
                .number(Fields.TRACE, payment.traceNumber())
                .number(Fields.TIME, time)
                .number(Fields.DATE, now.getMonthValue() * 100 + now.getDayOfMonth())
                .octet(Fields.STATUS, 0x70)
                .field(Fields.PAN, Bytes.ofHex("67 26 EE EE EE EE EE 67 89 5F"))
                .field(Fields.TERMINAL_ID, Bytes.ofHex(TERMINAL_ID))
                .field(Fields.CURRENCY, Bcd.encode(978, 2))
                .number(Fields.RECEIPT, payment.receiptNumber())
                .octet(Fields.CARD_TYPE, 5)
                .ascii(Fields.CARD_NAME, "girocard\0")
                .written();
    }
}
