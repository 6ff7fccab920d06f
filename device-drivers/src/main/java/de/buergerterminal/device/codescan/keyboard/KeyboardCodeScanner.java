package de.buergerterminal.device.codescan.keyboard;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.CodeListener;
import de.buergerterminal.device.codescan.TypedCodes;
import de.buergerterminal.device.kernel.Linux;
import de.buergerterminal.device.kernel.PolledFile;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// A scanner that types what it reads as a keyboard does. It is heard only while nobody else hears
/// it: where the kernel refuses the exclusive grab, the scanner is offline with `NOT_EXCLUSIVE` and
/// no code is read. After it was unplugged it is opened and grabbed afresh.
public final class KeyboardCodeScanner extends SupervisedDevice implements CodeScanner {
    private static final int ROUND_MILLIS = 200;

    private final FrameTrace trace = new FrameTrace();
    private final Supervisor<KeyboardLink> supervisor;
    private final CodeListener listener = new CodeListener();

    private KeyboardCodeScanner(
            DeviceId id,
            PolledFile.Opener system,
            String path,
            KeyLayout layout,
            Duration gap,
            Duration repeatPause) {
        super(DeviceKind.CODE_SCANNER);
        this.supervisor =
                new Supervisor<>(
                        id,
                        () -> {
                            if (!Linux.is64Bit()) {
                                throw new LineException(
                                        FaultCode.UNSUPPORTED, "events of a 32-bit system");
                            }
                            return new KeyboardLink(
                                    GrabbedKeyboard.open(system, path, trace),
                                    layout,
                                    gap,
                                    repeatPause);
                        },
                        trace);
    }

    /// @param uri `scanner+input:///dev/input/by-id/usb-...-event-kbd?layout=DE`; `layout` is the
    ///   one the scanner is set to (`US` or `DE`), `gap` the silence in ms that breaks a code off
    ///   (default 500), `repeat` as with serial scanners (default 3000)
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static KeyboardCodeScanner at(DeviceId id, URI uri) {
        return at(id, uri, Linux::openPolled);
    }

    static KeyboardCodeScanner at(DeviceId id, URI uri, PolledFile.Opener system) {
        var parsed = DeviceUri.of(uri, "scanner", "layout", "gap", "repeat");
        return new KeyboardCodeScanner(
                id,
                system,
                parsed.path(),
                KeyLayout.valueOf(parsed.word("layout", "US", "DE")),
                Duration.ofMillis(parsed.number("gap", 500, 50, 5_000)),
                Duration.ofMillis(parsed.number("repeat", 3_000, 0, 60_000)));
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
    protected Supervisor<?> supervisor() {
        return supervisor;
    }

    private final class KeyboardLink implements Link {
        private final GrabbedKeyboard keyboard;
        private final TypedCodes codes;
        private final KeyEvents events;
        private final Duration gap;
        private final KeyTrace keys = new KeyTrace(trace);
        private final InstantSource clock = InstantSource.system();
        private final byte[] buffer = new byte[KeyEvents.SIZE * 64];
        private long quietSince = System.nanoTime();

        KeyboardLink(
                GrabbedKeyboard keyboard, KeyLayout layout, Duration gap, Duration repeatPause) {
            this.keyboard = keyboard;
            this.gap = gap;
            this.codes = new TypedCodes(repeatPause, this::pass);
            this.events = new KeyEvents(layout, this::typed);
        }

        @Override
        public Condition serve() throws IOException {
            var count = keyboard.read(buffer, (int) Math.min(ROUND_MILLIS, gap.toMillis()));
            if (listener.askedAnew()) codes.forget();
            if (count > 0) {
                events.accept(buffer, count);
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > gap.toNanos()) {
                codes.silence(clock.instant());
                keys.silence();
            }
            return new Condition.Fine();
        }

        private void typed(int character) {
            keys.typed(character);
            codes.typed(character, clock.instant());
        }

        private void pass(ScannedCode code) {
            if (!listener.pass(code)) codes.forget();
        }

        @Override
        public void close() {
            keyboard.close();
        }
    }
}
