package de.buergerterminal.device.zvt;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Backoff;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A card terminal that speaks ZVT (PA00P015 rev 13.08), in vending role.
///
/// A payment whose end nobody saw is settled by asking the terminal for its last transaction; only
/// where that gives no answer in time the outcome is `Unclear`, and the terminal stays out of
/// service until [#lastPayment] or [#reverse] has cleared it up.
public final class ZvtPaymentTerminal extends SupervisedDevice implements PaymentTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(ZvtPaymentTerminal.class);
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(5);
    private static final long MOST_CENTS = 99_999_999;

    private final Supervisor<ZvtLink> supervisor;
    private final ZvtTimers timers;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final OpenCases openCases = new OpenCases();
    private final AtomicReference<@Nullable RunningPayment> running = new AtomicReference<>();

    private record RunningPayment(CompletableFuture<PaymentOutcome> outcome, AtomicBoolean abort) {}

    private ZvtPaymentTerminal(DeviceId id, DeviceUri uri, ZvtTimers timers) {
        this(
                id,
                LinePort.of(withTwoStopBits(uri)),
                uri.transport().equals("serial"),
                passwordOf(uri),
                uri.number("columns", 32, 20, 99),
                timers,
                Backoff.standard());
    }

    ZvtPaymentTerminal(
            DeviceId id,
            LinePort port,
            boolean framed,
            Bytes password,
            int columns,
            ZvtTimers timers,
            Backoff backoff) {
        super(DeviceKind.PAYMENT_TERMINAL);
        this.timers = timers;
        this.supervisor =
                Supervisor.onLine(
                        id,
                        port,
                        () -> new ZvtMasking(framed),
                        open -> {
                            var line =
                                    framed
                                            ? new SerialApduLine(open)
                                            : new TcpApduLine(open, timers.answer());
                            var session = new ZvtSession(line, password, timers, clock);
                            return ZvtLink.connect(session, columns, openCases, timers);
                        },
                        backoff);
    }

    /// @param uri `zvt+tcp://host:20007?password=000000&columns=32`, or
    ///   `zvt+serial:///dev/…?baud=9600&stopbits=2`; time limits in milliseconds may be added, as
    ///   in `&answer=5000&completion=180000&settling=90000&enquiry=45000`
    /// @throws ConfigurationException when the address is wrong
    public static ZvtPaymentTerminal at(DeviceId id, URI uri) {
        var parsed = parse(uri);
        return new ZvtPaymentTerminal(id, parsed, ZvtTimers.of(parsed));
    }

    /// As above with other time limits; those in the address do not count then.
    public static ZvtPaymentTerminal at(DeviceId id, URI uri, ZvtTimers timers) {
        return new ZvtPaymentTerminal(id, parse(uri), timers);
    }

    /// Two stop bits are the standard of PA00P016 on serial lines, one is the standard elsewhere.
    private static DeviceUri withTwoStopBits(DeviceUri uri) {
        if (!uri.transport().equals("serial") || uri.settings().containsKey("stopbits")) return uri;
        var joint = uri.uri().getQuery() == null ? "?" : "&";
        return parse(URI.create(uri.uri() + joint + "stopbits=2"));
    }

    private static DeviceUri parse(URI uri) {
        return DeviceUri.of(
                uri,
                "zvt",
                "password",
                "columns",
                ZvtTimers.ANSWER,
                ZvtTimers.COMPLETION,
                ZvtTimers.SETTLING,
                ZvtTimers.ENQUIRY);
    }

    private static Bytes passwordOf(DeviceUri uri) {
        var digits = uri.settings().getOrDefault("password", "000000");
        if (!digits.matches("[0-9]{6}")) {
            // The address would repeat the password.
            throw new ConfigurationException(
                    "The terminal's password must be six digits, as in ?password=000000.");
        }
        return Bytes.ofHex(digits);
    }

    @Override
    public CompletableFuture<PaymentOutcome> pay(long amountCents, PaymentDialog dialog) {
        if (amountCents < 1 || amountCents > MOST_CENTS) {
            throw new IllegalArgumentException("amount must be 1 to 99,999,999 cents");
        }
        var mine = new RunningPayment(new CompletableFuture<>(), new AtomicBoolean());
        if (!running.compareAndSet(null, mine)) return unavailable(Fault.of(FaultCode.BUSY));
        if (openCases.needsPerson()) {
            running.set(null);
            return unavailable(Fault.of(FaultCode.PAYMENT_UNCLEAR));
        }
        var outcome = mine.outcome();
        var _ =
                supervisor
                        .submit(
                                BEGIN_WITHIN,
                                link -> run(link, amountCents, dialog, mine),
                                fault -> outcome.complete(new PaymentOutcome.Unavailable(fault)))
                        .exceptionally(defect -> beforeMoneyMoved(outcome, defect));
        return outcome.whenComplete((end, _) -> {
            if (end instanceof PaymentOutcome.Unclear) openCases.leaveToPerson();
            running.compareAndSet(mine, null);
        });
    }

    /// A defect once the terminal was told to start is met in [#run].
    private static boolean beforeMoneyMoved(
            CompletableFuture<PaymentOutcome> outcome, Throwable defect) {
        var fault = new Fault(FaultCode.DRIVER_DEFECT, defect.getClass().getSimpleName());
        return outcome.complete(new PaymentOutcome.Unavailable(fault));
    }

    private static CompletableFuture<PaymentOutcome> unavailable(Fault fault) {
        return CompletableFuture.completedFuture(new PaymentOutcome.Unavailable(fault));
    }

    /// On the device's thread. Until the terminal was told to start, a lost line means nothing was
    /// paid; afterwards only the terminal knows.
    private boolean run(ZvtLink link, long amountCents, PaymentDialog dialog, RunningPayment mine)
            throws IOException {
        if (mine.abort().get()) return mine.outcome().complete(new PaymentOutcome.Cancelled());
        var before = link.lastReceipt();
        var payment =
                new Payment(
                        amountCents, before, dialog, link.charset(), timers, clock, mine.abort());
        if (!payment.canPrint()) {
            var fault = Fault.of(FaultCode.SLIP_NOT_PRINTABLE);
            return mine.outcome().complete(new PaymentOutcome.Unavailable(fault));
        }
        Fault doubt;
        try {
            var end = payment.outcome(link.authorise(payment));
            if (end.isPresent()) return mine.outcome().complete(end.get());
            doubt = new Fault(FaultCode.PAYMENT_UNCLEAR, "the terminal ended without a result");
        } catch (IOException lost) {
            link.close();
            doubt = LineException.faultOf(lost);
        } catch (RuntimeException | Error defect) {
            LOG.error("{}: defect while paying", id(), defect);
            link.close();
            doubt = new Fault(FaultCode.PAYMENT_UNCLEAR, defect.getClass().getSimpleName());
        }
        openCases.open(new OpenCases.Case(payment, mine.outcome(), doubt));
        var _ =
                mine.outcome()
                        .completeOnTimeout(
                                new PaymentOutcome.Unclear(doubt),
                                timers.settling().toMillis(),
                                TimeUnit.MILLISECONDS);
        return false;
    }

    @Override
    public void abort() {
        var current = running.get();
        if (current != null) current.abort().set(true);
    }

    @Override
    public CompletableFuture<LastPayment> lastPayment() {
        return supervisor.submit(
                BEGIN_WITHIN, link -> link.lastPayment(clock), LastPayment.Unknown::new);
    }

    @Override
    public CompletableFuture<Boolean> reverse(int receiptNumber) {
        if (receiptNumber < 1 || receiptNumber > 9_999) {
            throw new IllegalArgumentException("receipt number must be 1 to 9999");
        }
        return supervisor.submit(BEGIN_WITHIN, link -> link.reverse(receiptNumber), _ -> false);
    }

    /// What staff or a technician want besides payments. The future always completes normally.
    ///
    /// @param screen gets the texts of the terminal, on the device's thread
    public CompletableFuture<TaskReport> carryOut(
            TerminalTask task, Consumer<TerminalText> screen) {
        return supervisor.submit(
                BEGIN_WITHIN, link -> link.carryOut(task, screen), TaskReport::notDone);
    }

    @Override
    public boolean recordTo(Appendable transcript) {
        supervisor.trace().recordTo(transcript);
        return true;
    }

    @Override
    public void close() {
        super.close();
        var current = running.get();
        if (current != null) {
            var ended = new Fault(FaultCode.DISCONNECTED, "supervision has ended");
            current.outcome().complete(new PaymentOutcome.Unclear(ended));
        }
    }

    @Override
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
