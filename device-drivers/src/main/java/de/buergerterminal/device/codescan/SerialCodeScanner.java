package de.buergerterminal.device.codescan;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A scanner in serial mode (USB CDC-ACM or UART) that sends each code with a suffix. Such a
/// scanner says nothing unasked, so an open line counts as online.
public final class SerialCodeScanner implements CodeScanner {
    private static final Duration ROUND = Duration.ofMillis(200);

    private final Supervisor<ScannerLink> supervisor;
    private final AtomicBoolean askedAnew = new AtomicBoolean();
    private final AtomicReference<@Nullable Consumer<ScannedCode>> listener =
            new AtomicReference<>();
    private final AtomicLong rejected = new AtomicLong();
    private final InstantSource clock = InstantSource.system();

    private SerialCodeScanner(DeviceId id, LinePort port, Settings settings) {
        this.supervisor =
                Supervisor.onLine(
                        id, port, ScanMasking::new, line -> new ScannerLink(line, settings));
    }

    private record Settings(ScanParser.Suffix suffix, Duration gap, Duration repeatPause) {}

    /// @param uri `scanner+serial:///dev/kiosk/scanner?suffix=CR`; `suffix` is `CR` (also for LF
    ///   and CR LF) or `NONE`, `gap` the silence in ms that ends a code (default 100 without
    ///   suffix, 500 with), `repeat` the time in ms in which the same code is not passed on again
    ///   (default 3000)
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static SerialCodeScanner at(DeviceId id, URI uri) {
        var parsed = DeviceUri.of(uri, "scanner", "suffix", "gap", "repeat");
        var suffix = ScanParser.Suffix.valueOf(parsed.word("suffix", "CR", "NONE"));
        var usualGap = suffix == ScanParser.Suffix.CR ? 500 : 100;
        var settings =
                new Settings(
                        suffix,
                        Duration.ofMillis(parsed.number("gap", usualGap, 50, 5_000)),
                        Duration.ofMillis(parsed.number("repeat", 3_000, 0, 60_000)));
        return new SerialCodeScanner(id, LinePort.of(parsed), settings);
    }

    /// How many codes were dropped because they were too long, broken off or held control
    /// characters.
    public long rejectedCodes() {
        return rejected.get();
    }

    @Override
    public void onCode(Consumer<ScannedCode> newListener) {
        listener.set(newListener);
        // Whoever asks anew may be shown the same code at once.
        askedAnew.set(true);
    }

    @Override
    public void ignoreCodes() {
        listener.set(null);
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CODE_SCANNER;
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

    private final class ScannerLink implements Link {
        private final Line line;
        private final Settings settings;
        private final ScanParser parser;
        private long counted;
        private long quietSince = System.nanoTime();

        ScannerLink(Line line, Settings settings) {
            this.line = line;
            this.settings = settings;
            this.parser = new ScanParser(settings.suffix(), settings.repeatPause());
        }

        @Override
        public Condition serve() throws IOException {
            var roundEnds = System.nanoTime() + ROUND.toNanos();
            do {
                var octet = line.receive(Duration.ofMillis(50));
                if (askedAnew.getAndSet(false)) parser.forget();
                if (octet != Line.NOTHING) {
                    quietSince = System.nanoTime();
                    parser.accept(octet, clock.instant()).ifPresent(this::pass);
                } else if (System.nanoTime() - quietSince > settings.gap().toNanos()) {
                    parser.silence(clock.instant()).ifPresent(this::pass);
                }
            } while (System.nanoTime() - roundEnds < 0);
            count();
            return new Condition.Fine();
        }

        private void pass(ScannedCode code) {
            var now = listener.get();
            if (now == null) {
                // The code is gone, and the next citizen may show the same one at once.
                parser.forget();
                return;
            }
            now.accept(code);
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
