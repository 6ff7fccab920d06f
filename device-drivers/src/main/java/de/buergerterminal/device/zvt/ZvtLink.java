package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The driver's connection to a registered terminal: enquires its status, settles what is open.
final class ZvtLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(ZvtLink.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration BETWEEN_REMEDIES = Duration.ofMinutes(10);
    private static final int CARD_INSERTED = 0xDC;
    private static final int CARD_NOT_REMOVED = 0xE1;

    private final ZvtSession session;
    private final OpenCases openCases;
    private final ZvtTimers timers;
    private Condition condition = new Condition.Fine();
    private long enquireAt = System.nanoTime();
    private long remedyAt = System.nanoTime();

    private ZvtLink(ZvtSession session, OpenCases openCases, ZvtTimers timers) {
        this.session = session;
        this.openCases = openCases;
        this.timers = timers;
    }

    static ZvtLink connect(
            ZvtSession session, int printerColumns, OpenCases openCases, ZvtTimers timers)
            throws IOException {
        var connected = false;
        try {
            session.register(printerColumns);
            connected = true;
            return new ZvtLink(session, openCases, timers);
        } finally {
            if (!connected) session.close();
        }
    }

    @Override
    public Condition serve() throws IOException {
        var open = openCases.current();
        if (open.isPresent()) {
            if (!settle(open.get())) session.listen(ROUND);
            enquireAt = System.nanoTime();
            return new Condition.CannotServe(Fault.of(FaultCode.BUSY));
        }
        if (System.nanoTime() - enquireAt >= 0) enquire();
        session.listen(ROUND);
        return openCases.needsPerson()
                ? new Condition.CannotServe(Fault.of(FaultCode.PAYMENT_UNCLEAR))
                : condition;
    }

    private void enquire() throws IOException {
        var status = session.enquire();
        var fault = status.fault();
        condition =
                fault.isPresent() ? new Condition.CannotServe(fault.get()) : new Condition.Fine();
        if (status.remedy().isPresent() && System.nanoTime() - remedyAt >= 0) {
            remedyAt = System.nanoTime() + BETWEEN_REMEDIES.toNanos();
            var remedy = status.remedy().getAsInt();
            var ending = session.remedy(remedy);
            LOG.info(
                    "{}: started {}, ended {}",
                    fault.map(Fault::detail).orElse(""),
                    ControlField.hex(remedy),
                    ending.getClass().getSimpleName());
        }
        var pause = fault.isPresent() ? timers.recheck() : timers.enquiry();
        enquireAt = System.nanoTime() + pause.toNanos();
    }

    /// The receipt number of the terminal's last transaction, so that it is never taken for the
    /// next.
    OptionalInt lastReceipt() throws IOException {
        return session.lastTransaction()
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
        var last = session.lastTransaction();
        if (last.isEmpty()) {
            openCases.clearedByEmptyMemory();
            return new LastPayment.Unknown(
                    new Fault(FaultCode.PAYMENT_UNCLEAR, "the terminal tells no transaction"));
        }
        if (!last.get().isSuccess()) return new LastPayment.NotPaid();
        Optional<Authorisation> told =
                last.get().authorisation(OptionalLong.empty(), LocalDateTime.now(clock));
        return told.isPresent()
                ? new LastPayment.Successful(told.get())
                : new LastPayment.Unknown(
                        new Fault(FaultCode.PAYMENT_UNCLEAR, "amount or receipt number missing"));
    }

    boolean reverse(int receiptNumber) throws IOException {
        return session.reverse(receiptNumber);
    }

    /// Asks the terminal what became of a payment; true once it is decided.
    private boolean settle(OpenCases.Case open) throws IOException {
        var payment = open.payment();
        if (payment.goods() == Payment.Goods.PENDING || !isAtRest(session.enquire())) return false;
        var decision =
                Settlement.of(
                        payment.amountCents(),
                        payment.receiptBefore(),
                        payment.authorisation(),
                        session.lastTransaction());
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
