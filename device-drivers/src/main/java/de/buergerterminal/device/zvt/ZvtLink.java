package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The driver's connection to a registered terminal: enquires its status, settles what is open.
final class ZvtLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(ZvtLink.class);
    private static final Duration LONGEST_ROUND = Duration.ofMillis(200);
    private static final Duration BETWEEN_REMEDIES = Duration.ofMinutes(10);
    private static final int CARD_INSERTED = 0xDC;
    private static final int CARD_NOT_REMOVED = 0xE1;

    private final ZvtSession session;
    private final int printerColumns;
    private final OpenCases openCases;
    private final ZvtTimers timers;
    private Condition condition = new Condition.Fine();
    private long enquireAt = System.nanoTime();
    private long remedyAt = System.nanoTime();
    private OptionalInt wanted;

    private ZvtLink(
            ZvtSession session,
            int printerColumns,
            OpenCases openCases,
            ZvtTimers timers,
            OptionalInt wanted) {
        this.session = session;
        this.printerColumns = printerColumns;
        this.openCases = openCases;
        this.timers = timers;
        this.wanted = wanted;
    }

    static ZvtLink connect(
            ZvtSession session, int printerColumns, OpenCases openCases, ZvtTimers timers)
            throws IOException {
        var connected = false;
        try {
            var wanted = session.register(printerColumns);
            connected = true;
            return new ZvtLink(session, printerColumns, openCases, timers, wanted);
        } finally {
            if (!connected) session.close();
        }
    }

    @Override
    public Condition serve() throws IOException {
        var open = openCases.current();
        if (open.isPresent()) {
            if (!settle(open.get())) session.listen(round());
            enquireAt = System.nanoTime();
            return new Condition.CannotServe(Fault.of(FaultCode.BUSY));
        }
        if (System.nanoTime() - enquireAt >= 0) enquire();
        session.listen(round());
        return openCases.needsPerson()
                ? new Condition.CannotServe(Fault.of(FaultCode.PAYMENT_UNCLEAR))
                : condition;
    }

    private Duration round() {
        return timers.recheck().compareTo(LONGEST_ROUND) < 0 ? timers.recheck() : LONGEST_ROUND;
    }

    private void enquire() throws IOException {
        var status = session.enquire();
        if (status.rebooted()) {
            throw new LineException(FaultCode.NOT_REGISTERED, "the terminal has rebooted");
        }
        var fault = status.fault();
        condition =
                fault.isPresent() ? new Condition.CannotServe(fault.get()) : new Condition.Fine();
        var remedy = status.remedy().isPresent() ? status.remedy() : wanted;
        wanted = OptionalInt.empty();
        if (remedy.isPresent() && System.nanoTime() - remedyAt >= 0) {
            remedyAt = System.nanoTime() + BETWEEN_REMEDIES.toNanos();
            var ending = session.remedy(remedy.getAsInt());
            LOG.info(
                    "{}: started {}, ended {}",
                    fault.map(Fault::detail).orElse("the terminal asked for it"),
                    ControlField.hex(remedy.getAsInt()),
                    ending);
        }
        var pause = fault.isPresent() ? timers.recheck() : timers.enquiry();
        enquireAt = System.nanoTime() + pause.toNanos();
    }

    /// The receipt number of the terminal's last transaction, so that it is never taken for the
    /// next.
    OptionalInt lastReceipt() throws IOException {
        return session.lastTransaction()
                .told()
                .map(StatusInformation::receiptNumber)
                .orElse(OptionalInt.empty());
    }

    Ending authorise(Payment payment) throws IOException {
        enquireAt = System.nanoTime();
        // The terminal gives up later than we do, so that our last answer still counts.
        var seconds = timers.goodsLimit().toSeconds() + 10;
        var repeats = 2 + timers.goodsLimit().dividedBy(timers.goodsPatience());
        return session.authorise(
                payment.amountCents(),
                (int) Math.min(seconds, 255),
                (int) Math.min(repeats, 255),
                payment);
    }

    LastPayment lastPayment(Clock clock) throws IOException {
        if (openCases.needsPerson()) {
            // The terminal may still take the payment back by itself.
            var status = session.enquire();
            if (!isAtRest(status)) {
                return new LastPayment.Unknown(TerminalStatus.refusal(status.code()));
            }
        }
        return switch (session.lastTransaction()) {
            case LastTransaction.NotNow(var fault) -> new LastPayment.Unknown(fault);
            case LastTransaction.Nothing _ -> {
                openCases.told();
                yield unclear("the terminal tells no transaction");
            }
            case LastTransaction.Told(var status) -> {
                openCases.told();
                yield read(status, clock);
            }
        };
    }

    private static LastPayment read(StatusInformation status, Clock clock) {
        if (!status.isSuccess()) return new LastPayment.NotPaid();
        return status.authorisation(OptionalLong.empty(), LocalDateTime.now(clock))
                .<LastPayment>map(LastPayment.Successful::new)
                .orElseGet(() -> unclear("amount or receipt number missing"));
    }

    private static LastPayment unclear(String why) {
        return new LastPayment.Unknown(new Fault(FaultCode.PAYMENT_UNCLEAR, why));
    }

    boolean reverse(int receiptNumber) throws IOException {
        var reversed = session.reverse(receiptNumber);
        if (reversed) openCases.told();
        return reversed;
    }

    TaskReport carryOut(TerminalTask task, Consumer<TerminalText> screen) throws IOException {
        enquireAt = System.nanoTime();
        var report = session.carryOut(task, screen);
        if (task.endsRegistration() && report.done()) registerAgain();
        return report;
    }

    private void registerAgain() {
        try {
            wanted = session.register(printerColumns);
        } catch (IOException restarting) {
            // The next round notices the loss, connects and registers.
            session.close();
        }
    }

    TerminalCharset charset() {
        return session.charset();
    }

    /// Asks the terminal what became of a payment; true once it is decided.
    private boolean settle(OpenCases.Case open) throws IOException {
        var payment = open.payment();
        if (payment.goods() == Payment.Goods.PENDING || !isAtRest(session.enquire())) return false;
        var last = session.lastTransaction();
        if (last instanceof LastTransaction.NotNow) return false;
        var decision =
                Settlement.of(
                        payment::mayBook,
                        payment.receiptBefore(),
                        payment.authorisation(),
                        last.told());
        LOG.info("payment without an end settled: {}", decision);
        switch (decision) {
            case Settlement.Booked(int receipt) -> openCases.close(open, booked(open, receipt));
            case Settlement.NotBooked() ->
                    openCases.close(
                            open,
                            payment.authorisation().isPresent()
                                    ? new PaymentOutcome.TakenBack()
                                    : new PaymentOutcome.Unavailable(open.doubt()));
            case Settlement.Undecided _ -> {
                return false;
            }
        }
        return true;
    }

    /// A payment may still be taken back by the terminal itself while it works or holds the card.
    private static boolean isAtRest(TerminalStatus status) {
        return switch (status.code()) {
            case ResultCode.PLEASE_WAIT, CARD_INSERTED, CARD_NOT_REMOVED -> false;
            default -> true;
        };
    }

    private PaymentOutcome booked(OpenCases.Case open, int receipt) throws IOException {
        var payment = open.payment();
        var authorisation = payment.authorisation();
        if (authorisation.isPresent() && payment.goods() == Payment.Goods.ISSUED) {
            List<String> slip = payment.customerSlip();
            if (slip.isEmpty()) slip = session.customerSlipAgain();
            return new PaymentOutcome.Paid(authorisation.get(), slip);
        }
        return session.reverse(receipt)
                ? new PaymentOutcome.TakenBack()
                : new PaymentOutcome.Unclear(
                        new Fault(
                                FaultCode.PAYMENT_UNCLEAR,
                                "receipt " + receipt + " could not be reversed"));
    }

    @Override
    public void close() {
        session.close();
    }
}
