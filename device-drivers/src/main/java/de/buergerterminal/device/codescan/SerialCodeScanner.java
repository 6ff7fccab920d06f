package de.buergerterminal.device.codescan;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// A scanner in serial mode (USB CDC-ACM or UART) that sends each code with a suffix. Such a
/// scanner says nothing unasked, so an open line counts as online.
public final class SerialCodeScanner extends SupervisedDevice implements CodeScanner {
    private static final Duration ROUND = Duration.ofMillis(200);

    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int MOST_ANSWER = 600;

    private final ScannerDialect dialect;
    private final Supervisor<ScannerLink> supervisor;
    private final CodeListener listener = new CodeListener();
    private final AtomicLong rejected = new AtomicLong();
    private final InstantSource clock = InstantSource.system();

    private SerialCodeScanner(DeviceId id, LinePort port, Settings settings) {
        super(DeviceKind.CODE_SCANNER);
        this.dialect = settings.dialect();
        this.supervisor =
                Supervisor.onLine(
                        id, port, ScanMasking::new, line -> new ScannerLink(line, settings));
    }

    private record Settings(
            ScannerDialect dialect,
            ScanParser.Suffix suffix,
            Duration gap,
            Duration repeatPause,
            ScannedText.Encoding encoding) {
        ScanStream stream() {
            var parser = new ScanParser(suffix, repeatPause, encoding);
            return dialect == ScannerDialect.SSI ? new SsiStream(parser) : parser;
        }
    }

    /// @param uri `scanner+serial:///dev/kiosk/scanner?suffix=CR`; `suffix` is `CR` (also for LF
    ///   and CR LF) or `NONE`, `gap` the silence in ms that ends a code (default 100 without
    ///   suffix, 500 with), `repeat` the time in ms in which the same code is not passed on again
    ///   (default 3000), `dialect` whose commands the scanner obeys ([ScannerDialect]), `text` the
    ///   encoding it sends (`AUTO`, `UTF8`, `LATIN1`, `CP437`, `SJIS`)
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static SerialCodeScanner at(DeviceId id, URI uri) {
        return at(id, uri, LinePort::of);
    }

    static SerialCodeScanner at(DeviceId id, URI uri, Function<DeviceUri, LinePort> ports) {
        var parsed = DeviceUri.of(uri, "scanner", "suffix", "gap", "repeat", "dialect", "text");
        var suffix = ScanParser.Suffix.valueOf(parsed.word("suffix", "CR", "NONE"));
        var usualGap = suffix == ScanParser.Suffix.CR ? 500 : 100;
        var settings =
                new Settings(
                        ScannerDialect.valueOf(
                                parsed.word(
                                        "dialect", "PLAIN", "SSI", "HONEYWELL", "NEWLAND", "GM65")),
                        suffix,
                        Duration.ofMillis(parsed.number("gap", usualGap, 50, 5_000)),
                        Duration.ofMillis(parsed.number("repeat", 3_000, 0, 60_000)),
                        ScannedText.Encoding.valueOf(
                                parsed.word("text", "AUTO", "UTF8", "LATIN1", "CP437", "SJIS")));
        return new SerialCodeScanner(id, ports.apply(parsed), settings);
    }

    /// How many codes were dropped because they were too long, broken off or held control
    /// characters.
    public long rejectedCodes() {
        return rejected.get();
    }

    /// Lets the scanner begin or stop reading, as if somebody pulled its trigger.
    ///
    /// @return empty when it obeyed; else `UNSUPPORTED`, `NO_ANSWER`, `SETTING_REFUSED` or what is
    ///   wrong with the line
    public CompletableFuture<Optional<Fault>> trigger(boolean on) {
        return command(dialect.trigger(on), dialect.answersTrigger());
    }

    /// Changes one setting in the scanner's working memory.
    ///
    /// @param setting in the words of the maker's manual, see [ScannerDialect#configuration]
    public CompletableFuture<Optional<Fault>> configure(String setting) {
        return command(dialect.configuration(setting), true);
    }

    private CompletableFuture<Optional<Fault>> command(Optional<byte[]> bytes, boolean answered) {
        if (bytes.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Optional.of(new Fault(FaultCode.UNSUPPORTED, "dialect " + dialect)));
        }
        return supervisor.submit(
                BEGIN_LIMIT, it -> it.command(bytes.get(), answered), Optional::of);
    }

    @Override
    public void onCode(Consumer<ScannedCode> newListener) {
        listener.set(newListener);
    }

    @Override
    public void ignoreCodes() {
        listener.clear();
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

    private final class ScannerLink implements Link {
        private final Line line;
        private final Settings settings;
        private final ScanStream parser;
        private long counted;
        private long quietSince = System.nanoTime();

        ScannerLink(Line line, Settings settings) {
            this.line = line;
            this.settings = settings;
            this.parser = settings.stream();
        }

        @Override
        public Condition serve() throws IOException {
            var roundEnds = System.nanoTime() + ROUND.toNanos();
            do {
                var octet = line.receive(Duration.ofMillis(50));
                if (listener.askedAnew()) parser.forget();
                if (octet != Line.NOTHING) {
                    quietSince = System.nanoTime();
                    parser.accept(octet, clock.instant()).ifPresent(this::pass);
                    answer();
                } else if (System.nanoTime() - quietSince > settings.gap().toNanos()) {
                    parser.silence(clock.instant()).ifPresent(this::pass);
                    answer();
                    quietSince = System.nanoTime();
                }
            } while (System.nanoTime() - roundEnds < 0);
            count();
            return new Condition.Fine();
        }

        private void answer() throws IOException {
            var owed = parser.owed();
            if (owed.length > 0) line.send(owed);
        }

        Optional<Fault> command(byte[] bytes, boolean answered) throws IOException {
            line.send(bytes);
            if (!answered) return Optional.empty();
            var answer = new ByteArrayOutputStream();
            var ends = System.nanoTime() + ANSWER_LIMIT.toNanos();
            while (System.nanoTime() - ends < 0 && answer.size() < MOST_ANSWER) {
                var octet = line.receive(ROUND);
                if (octet == Line.NOTHING) continue;
                answer.write(octet);
                var verdict = settings.dialect().verdict(answer.toByteArray());
                if (verdict.isPresent()) {
                    return verdict.get() == ScannerDialect.Verdict.ACCEPTED
                            ? Optional.empty()
                            : Optional.of(Fault.of(FaultCode.SETTING_REFUSED));
                }
            }
            return Optional.of(Fault.of(FaultCode.NO_ANSWER));
        }

        private void pass(ScannedCode code) {
            if (!listener.pass(code)) parser.forget();
        }

        private void count() {
            rejected.addAndGet(parser.rejected() - counted);
            counted = parser.rejected();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
