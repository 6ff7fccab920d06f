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
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A receipt printer on a serial line, a TCP port or a USB printer port. It is asked twice a
/// second, reports changes within about a second, and confirms each receipt itself.
public final class EscposReceiptPrinter extends SupervisedDevice implements ReceiptPrinter {
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(8);
    private static final Duration READINESS_LIMIT = Duration.ofSeconds(3);

    private final Supervisor<PrinterLink> supervisor;
    private final LinePort port;
    private final PrinterProfile profile;
    private final Paper paper;
    private final PaperForecast forecast;
    private final InstantSource clock = InstantSource.system();

    private EscposReceiptPrinter(
            DeviceId id,
            LinePort port,
            PrinterProfile profile,
            PaperForecast forecast,
            boolean cutsAtStart) {
        super(DeviceKind.RECEIPT_PRINTER);
        this.port = port;
        this.profile = profile;
        this.paper = new Paper(cutsAtStart);
        this.forecast = forecast;
        this.supervisor =
                Supervisor.onLine(
                        id,
                        port,
                        EscposMasking::new,
                        line -> new PrinterLink(line, profile, paper, forecast));
    }

    /// For service: as soon as the printer can, whatever an earlier run left in its buffer is
    /// cleared and whatever may hang out is cut off.
    ///
    /// @param uri `escpos+serial:///dev/kiosk/printer?baud=38400&profile=80mm`,
    ///   `escpos+tcp://10.0.0.8:9100` or `escpos+usb:///dev/usb/lp0`; the profile is one of
    ///   [PrinterProfile#names] or the path of a file; `memory` names a file that keeps over a
    ///   restart how much paper is left
    /// @throws ConfigurationException when the URI, a setting in it or the profile is wrong
    public static EscposReceiptPrinter at(DeviceId id, URI uri) {
        return at(id, uri, Optional.empty(), true);
    }

    /// The same with a place for what must survive a restart, unless the URI names its own.
    ///
    /// @param memory a file, made as soon as there is something to keep
    public static EscposReceiptPrinter at(DeviceId id, URI uri, Path memory) {
        return at(id, uri, Optional.of(memory), true);
    }

    /// For a technician's look: moves no paper before it is asked to print.
    ///
    /// @throws ConfigurationException when the URI, a setting in it or the profile is wrong
    public static EscposReceiptPrinter examinedAt(DeviceId id, URI uri) {
        return at(id, uri, Optional.empty(), false);
    }

    private static EscposReceiptPrinter at(
            DeviceId id, URI uri, Optional<Path> memory, boolean cutsAtStart) {
        var parsed = DeviceUri.of(uri, "escpos", "profile", "memory");
        var settings = parsed.settings();
        var profile =
                PrinterProfile.of(
                        settings.getOrDefault("profile", PrinterProfile.names().getFirst()));
        var file = Optional.ofNullable(settings.get("memory")).map(it -> memory(parsed, it));
        var forecast = new PaperForecast(profile, file.or(() -> memory).map(PaperFile::new));
        return new EscposReceiptPrinter(id, LinePort.of(parsed), profile, forecast, cutsAtStart);
    }

    private static Path memory(DeviceUri uri, String name) {
        var advice =
                "memory must be the path of a file, as in memory=/var/lib/kiosk/printer.paper.";
        try {
            var file = Path.of(name);
            if (!file.isAbsolute() || file.getNameCount() == 0 || Files.isDirectory(file)) {
                throw uri.wrong(advice);
            }
            return file;
        } catch (InvalidPathException _) {
            throw uri.wrong(advice);
        }
    }

    @Override
    public CompletableFuture<PrintOutcome> print(PrintDocument document) {
        return carryOut(EscposEncoder.pieces(document, profile));
    }

    /// Prints, behind a heading, what shows whether the profile is right: a ruler as wide as the
    /// paper, each code page's letters above the same letters drawn, and a code.
    public CompletableFuture<PrintOutcome> printTestPage(PrintDocument heading) {
        return carryOut(EscposEncoder.testPage(heading, profile));
    }

    private CompletableFuture<PrintOutcome> carryOut(List<Piece> pieces) {
        PrintOutcome tooLate =
                new PrintOutcome.Partial(new Fault(FaultCode.NO_ANSWER, "no confirmation in time"));
        var bytes = pieces.stream().mapToInt(Piece::length).sum();
        var limit = BEGIN_LIMIT.plus(PrintJob.LIMIT).plus(port.wireTime(bytes));
        return supervisor
                .submit(
                        BEGIN_LIMIT,
                        new PrintJob(pieces, paper, forecast),
                        PrintOutcome.NotPrinted::new)
                .completeOnTimeout(tooLate, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Makes the printer forget what it holds and cuts off what may hang out.
    ///
    /// @return empty when the paper is clean, or why it is not
    public CompletableFuture<Optional<Fault>> clear() {
        return supervisor
                .<Optional<Fault>>submit(
                        BEGIN_LIMIT,
                        link -> {
                            link.cutOff();
                            var stopped = link.settled().condition();
                            return stopped instanceof Condition.CannotServe(var fault)
                                    ? Optional.of(fault)
                                    : Optional.empty();
                        },
                        Optional::of)
                .completeOnTimeout(
                        Optional.of(Fault.of(FaultCode.NO_ANSWER)),
                        BEGIN_LIMIT.plus(PrintJob.LIMIT).toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Finds out how the connected printer works. Prints nothing; empty when it is not reachable.
    public CompletableFuture<Optional<PrinterFacts>> examine() {
        return supervisor.submit(
                BEGIN_LIMIT, link -> Optional.of(link.facts()), _ -> Optional.empty());
    }

    @Override
    public CompletableFuture<DeviceHealth> askReadiness() {
        DeviceHealth silent =
                new DeviceHealth.Offline(clock.instant(), Fault.of(FaultCode.NO_ANSWER));
        return supervisor
                .submit(
                        READINESS_LIMIT.minusMillis(500),
                        link -> forecast.told(link.settled().condition()).since(clock.instant()),
                        fault -> (DeviceHealth) new DeviceHealth.Offline(clock.instant(), fault))
                .completeOnTimeout(silent, READINESS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean recordTo(Appendable transcript) {
        supervisor.trace().recordTo(transcript);
        return true;
    }

    @Override
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
