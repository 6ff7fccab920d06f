package de.buergerterminal.device.escpos;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A receipt printer on a serial line or a TCP port. It is asked twice a second, reports changes
/// within about a second, and confirms each receipt itself.
public final class EscposReceiptPrinter implements ReceiptPrinter {
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(8);
    private static final Duration READINESS_LIMIT = Duration.ofSeconds(3);

    private final Supervisor<PrinterLink> supervisor;
    private final PrinterProfile profile;
    private final PrinterLink.Paper paper = new PrinterLink.Paper();
    private final InstantSource clock = InstantSource.system();

    private EscposReceiptPrinter(DeviceId id, LinePort port, PrinterProfile profile) {
        this.profile = profile;
        this.supervisor =
                Supervisor.onLine(
                        id,
                        port,
                        EscposMasking::new,
                        line -> new PrinterLink(line, profile, paper));
    }

    /// @param uri `escpos+serial:///dev/kiosk/printer?baud=38400&profile=80mm` or
    ///   `escpos+tcp://10.0.0.8:9100`; profiles are `80mm`, `80mm-42` and `58mm`
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static EscposReceiptPrinter at(DeviceId id, URI uri) {
        var parsed = DeviceUri.of(uri, "escpos", "profile");
        var profile = PrinterProfile.named(parsed.word("profile", PrinterProfile.names()));
        return new EscposReceiptPrinter(id, LinePort.of(parsed), profile);
    }

    @Override
    public CompletableFuture<PrintOutcome> print(PrintDocument document) {
        var job = new PrintJob(EscposEncoder.slices(document, profile), paper);
        PrintOutcome tooLate =
                new PrintOutcome.Partial(new Fault(FaultCode.NO_ANSWER, "no confirmation in time"));
        return supervisor
                .submit(BEGIN_LIMIT, job, PrintOutcome.NotPrinted::new)
                .completeOnTimeout(
                        tooLate, BEGIN_LIMIT.plus(PrintJob.LIMIT).toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public CompletableFuture<DeviceHealth> askReadiness() {
        DeviceHealth silent =
                new DeviceHealth.Offline(clock.instant(), Fault.of(FaultCode.NO_ANSWER));
        return supervisor
                .submit(
                        READINESS_LIMIT.minusMillis(500),
                        link -> link.settled().condition().since(clock.instant()),
                        fault -> (DeviceHealth) new DeviceHealth.Offline(clock.instant(), fault))
                .completeOnTimeout(silent, READINESS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.RECEIPT_PRINTER;
    }

    @Override
    public DeviceHealth health() {
        return supervisor.health();
    }

    @Override
    public void start(Consumer<DeviceHealth> onChange) {
        supervisor.start(onChange);
    }

    @Override
    public List<TracedFrame> trace() {
        return supervisor.trace().frames();
    }

    @Override
    public boolean recordTo(Appendable transcript) {
        supervisor.trace().recordTo(transcript);
        return true;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
