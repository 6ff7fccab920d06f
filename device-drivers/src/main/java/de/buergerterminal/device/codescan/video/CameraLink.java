package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.codescan.CodeListener;
import de.buergerterminal.device.codescan.TypedCodes;
import de.buergerterminal.device.codescan.camera.FrameReader;
import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A camera that has shown a frame once. It is switched on while somebody listens and off
/// otherwise. One frame is read at a time, and never more than half of the time, so that the
/// computer has time for its citizens.
final class CameraLink implements Link {
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration FIRST_FRAME = Duration.ofSeconds(6);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    /// The next frame will show the code as well.
    private static final Duration BUDGET = Duration.ofMillis(250);

    private final CameraProgram program;
    private final CodeListener listener;
    private final FrameTrace trace;
    private final TypedCodes codes;
    private final FrameReader reader = new FrameReader(BUDGET);
    private final InstantSource clock = InstantSource.system();
    private final long betweenLooks;
    private @Nullable FrameChild child;
    private boolean closed;
    private long lookAt = System.nanoTime();
    private int looks;
    private int found;

    private CameraLink(CameraAddress address, CodeListener listener, FrameTrace trace) {
        this.program = address.program();
        this.listener = listener;
        this.trace = trace;
        this.betweenLooks = Duration.ofSeconds(1).dividedBy(address.rate()).toNanos();
        this.codes =
                new TypedCodes(
                        address.repeatPause(),
                        code -> {
                            if (!listener.pass(code)) forget();
                        });
    }

    /// Switches the camera on until its first frame, which is dropped unread: only a camera that
    /// showed something is believed.
    ///
    /// @throws LineException when it shows nothing
    static CameraLink connect(CameraAddress address, CodeListener listener, FrameTrace trace)
            throws LineException {
        var link = new CameraLink(address, listener, trace);
        try {
            var child = link.switchedOn();
            while (child.next(ROUND, FIRST_FRAME) == null && !link.isClosed()) {
                // Warming up.
            }
            return link;
        } finally {
            link.switchOff();
        }
    }

    @Override
    public Condition serve() throws IOException {
        if (listener.askedAnew()) forget();
        if (!listener.isSet()) {
            switchOff();
            program.mustBeThere();
            rest(ROUND.toNanos());
            return new Condition.Fine();
        }
        var camera = switchedOn();
        var early = lookAt - System.nanoTime();
        if (early > 0) rest(Math.min(early, ROUND.toNanos()));
        if (lookAt - System.nanoTime() > 0) return new Condition.Fine();
        var frame = camera.next(ROUND, camera.seen() == 0 ? FIRST_FRAME : SILENCE);
        if (frame != null) look(frame);
        return new Condition.Fine();
    }

    private void look(GreyImage frame) {
        var begun = System.nanoTime();
        var code = reader.read(frame);
        var ended = System.nanoTime();
        lookAt = Math.max(begun + betweenLooks, ended + (ended - begun));
        looks++;
        if (code.isEmpty()) return;
        found++;
        trace.add(
                Direction.RECEIVED,
                0,
                "a code in a frame of %d x %d".formatted(frame.width(), frame.height()));
        codes.seen(code.get().text(), code.get().symbology(), clock.instant());
    }

    private void forget() {
        codes.forget();
    }

    private synchronized FrameChild switchedOn() throws LineException {
        if (closed) throw new LineException(FaultCode.DISCONNECTED, "supervision has ended");
        var running = child;
        if (running != null) return running;
        var started = FrameChild.start(program);
        child = started;
        trace.note("on");
        return started;
    }

    private synchronized void switchOff() {
        var running = child;
        child = null;
        if (running == null) return;
        running.close();
        trace.note(
                "off; frames: %d shown, %d looked at, %d with a code"
                        .formatted(running.seen(), looks, found));
        looks = 0;
        found = 0;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void rest(long nanos) throws LineException {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "supervision has ended", interrupted);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        switchOff();
    }
}
