package de.buergerterminal.device.simulator;

import de.buergerterminal.device.simulator.CardPayment.State;
import de.buergerterminal.device.zvt.Bcd;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Fields;
import de.buergerterminal.device.zvt.ResultCode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a terminal keeps over a loss of power: its ledger, its last transaction and how far the
/// last end of day went.
final class TerminalMemory {
    static final String TERMINAL_ID = "29001006";
    private static final int MOST_RECEIPTS = 9_999;
    private final List<CardPayment> payments = new ArrayList<>();
    private @Nullable Bytes lastStatus;
    private int lastReceipt = 41;
    private int lastTrace = 1233;
    private int settledUpTo;

    synchronized List<CardPayment> payments() {
        return List.copyOf(payments);
    }

    synchronized void forget() {
        payments.clear();
        lastStatus = null;
        settledUpTo = 0;
    }

    /// A new transaction, reversed until it is confirmed: what a loss of power leaves behind.
    synchronized CardPayment authorise(long amountCents) {
        lastReceipt = lastReceipt % MOST_RECEIPTS + 1;
        lastTrace++;
        var payment = new CardPayment(lastReceipt, lastTrace, amountCents, State.REVERSED);
        payments.add(payment);
        lastStatus = statusOf(payment, ResultCode.CANCELLED);
        return payment;
    }

    /// The transaction is what the terminal will tell as its last one.
    synchronized void conclude(CardPayment payment) {
        payments.replaceAll(it -> it.receiptNumber() == payment.receiptNumber() ? payment : it);
        var stands = payment.state() != State.REVERSED;
        lastStatus = statusOf(payment, stands ? ResultCode.OK : ResultCode.CANCELLED);
    }

    /// The last transaction of this receipt number.
    synchronized Optional<CardPayment> find(int receiptNumber) {
        return payments.reversed().stream()
                .filter(it -> it.receiptNumber() == receiptNumber)
                .findFirst();
    }

    synchronized Optional<CardPayment> last() {
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments.getLast());
    }

    synchronized Optional<Bytes> lastStatus() {
        return Optional.ofNullable(lastStatus);
    }

    /// What has been booked since the last end of day.
    synchronized List<CardPayment> turnover() {
        return payments.stream()
                .skip(settledUpTo)
                .filter(it -> it.state() == State.BOOKED || it.state() == State.REFUNDED)
                .toList();
    }

    synchronized void settleTurnover() {
        settledUpTo = payments.size();
    }

    /// The result of an end of day: totals by card brand in bitmap 60 (PA00P015 rev 13.08); all
    /// cards of this terminal are girocards.
    static Bytes totalsOf(List<CardPayment> turnover) {
        var sum = 0L;
        for (var each : turnover) {
            sum += each.state() == State.REFUNDED ? -each.amountCents() : each.amountCents();
        }
        var from = turnover.isEmpty() ? 0 : turnover.getFirst().receiptNumber();
        var to = turnover.isEmpty() ? 0 : turnover.getLast().receiptNumber();
        var totals = Bcd.encode(from, 2).plus(Bcd.encode(to, 2));
        for (var brand = 0; brand < 7; brand++) {
            var count = brand == 0 ? Math.min(turnover.size(), 0xFF) : 0;
            totals =
                    totals.plus(Bytes.of(count))
                            .plus(Bcd.encode(brand == 0 ? Math.abs(sum) : 0, 6));
        }
        return new FieldWriter()
                .octet(Fields.RESULT, ResultCode.OK)
                .number(Fields.AMOUNT, Math.abs(sum))
                .field(Fields.CURRENCY, Bcd.encode(978, 2))
                .field(Fields.TOTALS, totals)
                .written();
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
