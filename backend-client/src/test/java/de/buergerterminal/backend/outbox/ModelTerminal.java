package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import java.util.LinkedHashMap;
import java.util.Map;

/// A payment terminal with power of its own and a ledger of the money that really moved. It keeps
/// the vending rule, except for the one mishap that says so.
final class ModelTerminal {
    /// What goes wrong in a payment.
    enum Mishap {
        NONE,
        DECLINED,
        SILENT,
        CUT_BEFORE_OUR_ANSWER,
        CUT_AFTER_OUR_ANSWER,
        OUR_ANSWER_COMES_TOO_LATE,
        SAYS_UNPAID_THOUGH_BOOKED,
        BOOKS_WITHOUT_OUR_ANSWER
    }

    /// What its repeat receipt is worth afterwards.
    enum Memory {
        TRUE,
        /// It answers, but only after it did not twice.
        LATE,
        TELLS_NOTHING,
        /// Somebody paid another amount at it meanwhile.
        ANOTHER_PAYMENT
    }

    /// Answers the terminal's question whether the goods were issued.
    interface Dialog {
        boolean authorised(Authorised asked);
    }

    private final PowerSwitch power;
    private final Map<Integer, Long> standing = new LinkedHashMap<>();
    Mishap mishap = Mishap.NONE;
    Memory memory = Memory.TRUE;
    boolean reversalWorks = true;
    private int receiptNumber = 40;
    private int questions;
    private int takenBack;

    ModelTerminal(PowerSwitch power) {
        this.power = power;
    }

    void hasAnOlderPayment() {
        standing.put(++receiptNumber, 990L);
    }

    boolean moneyStandsFor(int receipt) {
        return standing.containsKey(receipt);
    }

    int timesTakenBack() {
        return takenBack;
    }

    int lastReceiptNumber() {
        return standing.isEmpty() ? 0 : receiptNumberOfTheLast();
    }

    private int receiptNumberOfTheLast() {
        return standing.keySet().stream().reduce(0, (_, later) -> later);
    }

    PaymentEvent pay(long cents, Dialog dialog) {
        power.moment();
        if (mishap == Mishap.SILENT) return new PaymentEvent.EndedUnheard();
        if (mishap == Mishap.DECLINED) return new PaymentEvent.EndedUnpaid();
        int number = ++receiptNumber;
        if (mishap == Mishap.BOOKS_WITHOUT_OUR_ANSWER) {
            standing.put(number, cents);
            power.moment();
            return new PaymentEvent.EndedUnheard();
        }
        power.moment();
        boolean issued = dialog.authorised(new Authorised(number, cents));
        power.moment();
        if (mishap == Mishap.OUR_ANSWER_COMES_TOO_LATE) return new PaymentEvent.EndedTakenBack();
        if (mishap == Mishap.CUT_BEFORE_OUR_ANSWER) return new PaymentEvent.EndedUnheard();
        if (!issued) return new PaymentEvent.EndedTakenBack();
        standing.put(number, cents);
        power.moment();
        return switch (mishap) {
            case SAYS_UNPAID_THOUGH_BOOKED -> new PaymentEvent.EndedUnpaid();
            case CUT_AFTER_OUR_ANSWER -> new PaymentEvent.EndedUnheard();
            default -> new PaymentEvent.EndedPaid(number, cents);
        };
    }

    PaymentEvent lastPayment() {
        power.moment();
        questions++;
        return switch (memory) {
            case TELLS_NOTHING -> new PaymentEvent.RemembersNothing();
            case ANOTHER_PAYMENT -> new PaymentEvent.RemembersPaid(999, 123);
            case LATE -> questions <= 2 ? new PaymentEvent.CannotBeAsked() : truth();
            case TRUE -> truth();
        };
    }

    private PaymentEvent truth() {
        if (standing.isEmpty()) return new PaymentEvent.RemembersNothing();
        int last = receiptNumberOfTheLast();
        return new PaymentEvent.RemembersPaid(last, standing.getOrDefault(last, 0L));
    }

    boolean reverse(int number) {
        power.moment();
        takenBack++;
        boolean done = reversalWorks && standing.remove(number) != null;
        power.moment();
        return done;
    }
}
