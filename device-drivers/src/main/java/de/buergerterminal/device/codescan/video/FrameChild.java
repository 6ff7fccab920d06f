package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.line.LineException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The running program of a camera. One thread cuts frames and keeps the newest alone, another
/// keeps the last words of complaint; both end with the program. Whoever dies without closing it
/// closes its output, at which such a program ends by itself.
final class FrameChild implements AutoCloseable {
    private static final Duration ENDING = Duration.ofMillis(500);
    private static final int MOST_COMPLAINT = 2_048;
    private static final int LONGEST_DETAIL = 160;

    /// Nothing else of our surroundings is the program's business.
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LD_LIBRARY_PATH");

    private final CameraProgram program;
    private final Process process;
    private final FrameCutter cutter;
    private final ArrayBlockingQueue<GreyImage> newest = new ArrayBlockingQueue<>(1);
    private final byte[] complaint = new byte[MOST_COMPLAINT];
    private final Thread watching;
    private final Thread listening;
    private int complained;
    private final AtomicLong seen = new AtomicLong();
    private volatile long seenAt = System.nanoTime();
    private volatile @Nullable LineException malformed;

    private FrameChild(CameraProgram program, Process process) {
        this.program = program;
        this.process = process;
        this.cutter = program.frames().get();
        this.watching = Thread.ofPlatform().daemon().name("camera-frames").unstarted(this::watch);
        this.listening = Thread.ofPlatform().daemon().name("camera-words").unstarted(this::listen);
    }

    /// @throws LineException with `NOT_FOUND` when the program is not installed, or what
    ///   [CameraProgram#mustBeThere] says
    static FrameChild start(CameraProgram program) throws LineException {
        program.mustBeThere();
        var builder = new ProcessBuilder(program.command());
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(new File("/dev/null"));
        try {
            var child = new FrameChild(program, builder.start());
            child.watching.start();
            child.listening.start();
            return child;
        } catch (IOException missing) {
            throw new LineException(
                    FaultCode.NOT_FOUND,
                    "the program %s cannot be started; install it".formatted(program.name()),
                    missing);
        }
    }

    private void watch() {
        var buffer = new byte[65_536];
        try (InputStream out = process.getInputStream()) {
            for (var n = out.read(buffer); n >= 0; n = out.read(buffer)) {
                cutter.accept(buffer, n, this::show);
            }
        } catch (LineException nonsense) {
            malformed = nonsense;
            process.destroy();
        } catch (IOException _) {
            // Closed; whoever waits for a frame finds the program ended.
        }
    }

    private void show(GreyImage frame) {
        newest.poll();
        newest.add(frame);
        seen.incrementAndGet();
        seenAt = System.nanoTime();
    }

    private void listen() {
        try (InputStream words = process.getErrorStream()) {
            for (var next = words.read(); next >= 0; next = words.read()) complain(next);
        } catch (IOException _) {
            // Closed.
        }
    }

    private synchronized void complain(int octet) {
        complaint[complained++ % MOST_COMPLAINT] = (byte) octet;
        if (complained >= 2 * MOST_COMPLAINT) complained -= MOST_COMPLAINT;
    }

    /// The last line it said, harmless to show.
    private synchronized String lastWords() {
        var length = Math.min(complained, MOST_COMPLAINT);
        var text = new StringBuilder();
        for (var i = complained - length; i < complained; i++) {
            text.append((char) (complaint[i % MOST_COMPLAINT] & 0x7F));
        }
        var lines = text.toString().strip().lines().toList();
        var last = lines.isEmpty() ? "" : lines.getLast().replaceAll("[^ -~]", "?");
        return last.length() > LONGEST_DETAIL ? last.substring(0, LONGEST_DETAIL) : last;
    }

    /// The newest frame nobody has taken yet, waiting for one a little.
    ///
    /// @return null when none came in time
    /// @throws LineException when the program ended, writes no frames, or has shown none for
    ///   `silence`
    @Nullable GreyImage next(Duration wait, Duration silence) throws LineException {
        try {
            var frame = newest.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (frame != null) return frame;
            // Its last frame may have come just before its end.
            if (!process.isAlive() && watching.join(ENDING) && newest.isEmpty()) throw ended();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "supervision has ended", interrupted);
        }
        var nonsense = malformed;
        if (nonsense != null) throw nonsense;
        if (System.nanoTime() - seenAt > silence.toNanos()) {
            throw new LineException(
                    FaultCode.NO_ANSWER,
                    "no frame for %d seconds. %s".formatted(silence.toSeconds(), lastWords()));
        }
        return null;
    }

    private LineException ended() throws InterruptedException {
        var nonsense = malformed;
        if (nonsense != null) return nonsense;
        listening.join(ENDING);
        var words = lastWords();
        return new LineException(
                reasonOf(words),
                "%s ended with %d. %s".formatted(program.name(), process.exitValue(), words));
    }

    /// By the kernel's words, which such programs repeat.
    private FaultCode reasonOf(String words) {
        var said = words.toLowerCase(Locale.ROOT);
        if (said.contains("device or resource busy")) return FaultCode.BUSY;
        if (said.contains("permission denied")) return FaultCode.PERMISSION_DENIED;
        if (said.contains("no such file") || said.contains("no cameras available")) {
            return FaultCode.NOT_FOUND;
        }
        return seen.get() > 0 || said.contains("no such device")
                ? FaultCode.DISCONNECTED
                : FaultCode.NO_ANSWER;
    }

    long seen() {
        return seen.get();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// Asks it to end, then ends it; within a second. Frames that nobody took are forgotten.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
            }
            watching.join(ENDING);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        newest.clear();
    }
}
