package de.buergerterminal.device.ipp;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Stability;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A page printer, or a print queue, that speaks IPP. It is asked every two seconds, more often
/// while it prints. A document is delivered when the printer says that its job is completed; while
/// the printer stands still the document waits for staff, and is taken back when nobody comes.
public final class IppDocumentPrinter extends SupervisedDevice implements DocumentPrinter {
    private static final Duration READINESS_LIMIT = Duration.ofSeconds(3);

    private final PrinterAddress address;
    private final JobLimits limits;
    private final Pace pace;
    private final JobDesk desk;
    private final FrameTrace trace = new FrameTrace();
    private final Supervisor<IppLink> supervisor;
    private final InstantSource clock = InstantSource.system();
    private volatile Optional<IppLink> lastLink = Optional.empty();

    IppDocumentPrinter(DeviceId id, PrinterAddress address, JobLimits limits, Pace pace) {
        super(DeviceKind.DOCUMENT_PRINTER);
        this.address = address;
        this.limits = limits;
        this.pace = pace;
        this.desk = new JobDesk(limits);
        this.supervisor =
                new Supervisor<>(
                        id, this::connect, trace, pace.backoff(), Stability.standard(), clock);
    }

    /// @param uri `ipp://10.0.0.7/ipp/print?wait=300` or `ipps://...&fingerprint=...`, see
    ///   `docs/document-printer.md`
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static IppDocumentPrinter at(DeviceId id, URI uri) {
        var address = PrinterAddress.of(uri);
        return new IppDocumentPrinter(
                id, address, JobLimits.with(address.patience()), Pace.standard());
    }

    private IppLink connect() throws LineException {
        var printer = new IppPrinter(new IppConnection(address, trace), pace.answer());
        try {
            var link = new IppLink(printer, address, desk, pace);
            lastLink = Optional.of(link);
            return link;
        } catch (LineException silent) {
            printer.close();
            desk.unreachable(silent.fault());
            throw silent;
        }
    }

    @Override
    public Optional<Capabilities> capabilities() {
        return lastLink.map(it -> it.facts().capabilities());
    }

    @Override
    public Printing print(
            PageDocument document, PrintTicket ticket, Consumer<PrintProgress> onProgress) {
        var job = new PrintingJob(document, ticket, onProgress);
        var _ =
                supervisor.submit(
                        limits.begin(),
                        link -> {
                            desk.accept(job);
                            link.hurry();
                            return true;
                        },
                        fault -> {
                            job.notPrinted(fault);
                            return false;
                        });
        var _ =
                job.outcome()
                        .completeOnTimeout(
                                new DocumentOutcome.Partial(
                                        new Fault(FaultCode.NO_ANSWER, "no end in time")),
                                limits.total().toMillis(),
                                TimeUnit.MILLISECONDS);
        return job;
    }

    @Override
    public CompletableFuture<DeviceHealth> askReadiness() {
        DeviceHealth late =
                new DeviceHealth.Offline(
                        clock.instant(),
                        Fault.of(desk.busy() ? FaultCode.BUSY : FaultCode.NO_ANSWER));
        return supervisor
                .submit(
                        READINESS_LIMIT.minusMillis(500),
                        link -> link.ask().since(clock.instant()),
                        fault -> (DeviceHealth) new DeviceHealth.Offline(clock.instant(), fault))
                .completeOnTimeout(late, READINESS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A document at the printer is left there; its outcome says that nobody watches any more.
    @Override
    public void close() {
        super.close();
        desk.close();
    }

    @Override
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
