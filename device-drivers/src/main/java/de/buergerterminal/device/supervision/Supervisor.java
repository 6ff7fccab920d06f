package de.buergerterminal.device.supervision;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.line.Masking;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one device alive on its own platform thread `device-<id>`: connects, serves, reports each
/// change of word or fault once, backs off and tries again; a device that is plugged in again is
/// tried at once, one whose connection flaps is called unstable. Commands run on the same thread
/// between two rounds of serving; a command that arrives during a pause ends the pause.
public final class Supervisor<L extends Link> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /// How often an empty socket is looked at: one look costs microseconds, and a device that is
    /// plugged in again is back within a second.
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final DeviceId id;
    private final Link.Connector<L> connector;
    private final FrameTrace trace;
    private final Backoff backoff;
    private final Stability stability;
    private final InstantSource clock;
    private final LinkedBlockingDeque<Optional<Job<L, ?>>> jobs = new LinkedBlockingDeque<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile @Nullable L link;
    private volatile @Nullable Thread thread;
    private volatile DeviceHealth health;
    private Consumer<DeviceHealth> onChange = _ -> {};

    /// For a driver on a line: traced, masked as its protocol says, and woken when something is
    /// plugged in.
    public static <L extends Link> Supervisor<L> onLine(
            DeviceId id, LinePort port, Supplier<Masking> masking, Link.OnLine<L> driver) {
        return onLine(id, port, masking, driver, Backoff.standard());
    }

    /// The same with other pauses between attempts.
    public static <L extends Link> Supervisor<L> onLine(
            DeviceId id,
            LinePort port,
            Supplier<Masking> masking,
            Link.OnLine<L> driver,
            Backoff backoff) {
        var trace = new FrameTrace();
        return new Supervisor<>(
                id,
                new LineConnector<>(port, trace, masking, driver),
                trace,
                backoff,
                Stability.standard(),
                InstantSource.system());
    }

    public Supervisor(DeviceId id, Link.Connector<L> connector) {
        this(id, connector, new FrameTrace());
    }

    /// @param trace where the driver tells what passes, and the supervisor what becomes of it
    public Supervisor(DeviceId id, Link.Connector<L> connector, FrameTrace trace) {
        this(
                id,
                connector,
                trace,
                Backoff.standard(),
                Stability.standard(),
                InstantSource.system());
    }

    public Supervisor(
            DeviceId id, Link.Connector<L> connector, Backoff backoff, InstantSource clock) {
        this(id, connector, new FrameTrace(), backoff, Stability.standard(), clock);
    }

    public Supervisor(
            DeviceId id,
            Link.Connector<L> connector,
            FrameTrace trace,
            Backoff backoff,
            Stability stability,
            InstantSource clock) {
        this.id = id;
        this.connector = connector;
        this.trace = trace;
        this.backoff = backoff;
        this.stability = stability;
        this.clock = clock;
        this.health = new DeviceHealth.Starting(clock.instant());
    }

    public FrameTrace trace() {
        return trace;
    }

    public DeviceId id() {
        return id;
    }

    public DeviceHealth health() {
        return health;
    }

    /// May be called once.
    public void start(Consumer<DeviceHealth> onChange) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException(id + " was started before");
        }
        this.onChange = onChange;
        thread = Thread.ofPlatform().daemon(true).name("device-" + id).start(this::supervise);
    }

    /// Brings a command to the device's thread. The future completes normally with the command's
    /// answer, or with `whenRefused` when the device is not reachable, the line is lost on the way,
    /// or the command could not begin within the limit (`BUSY`); a refused command never runs
    /// later. Only a defect in the command completes it exceptionally.
    public <T> CompletableFuture<T> submit(
            Duration beginWithin, Link.Command<L, T> command, Function<Fault, T> whenRefused) {
        var job = new Job<L, T>(command, whenRefused);
        if (!started.get() || stopped) {
            job.refuse(new Fault(FaultCode.DISCONNECTED, "supervision is not running"));
            return job.result();
        }
        jobs.add(Optional.of(job));
        CompletableFuture.delayedExecutor(beginWithin.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> job.refuse(Fault.of(FaultCode.BUSY)));
        if (stopped) refuseWaiting(new Fault(FaultCode.DISCONNECTED, "supervision has ended"));
        return job.result();
    }

    private void supervise() {
        var failures = 0;
        while (!stopped) {
            Fault reason;
            var occupant = connector.occupant();
            var connected = false;
            try (L open = connector.connect()) {
                link = open;
                connected = true;
                failures = 0;
                serveUntilBroken(open);
                return;
            } catch (IOException broken) {
                reason = faultOf(broken);
            } catch (RuntimeException | Error defect) {
                // Also where a library cannot be loaded or memory runs out: a device whose thread
                // has died would keep its last word for ever.
                reason = new Fault(FaultCode.DRIVER_DEFECT, defect.getClass().getSimpleName());
                var known = health.reason().equals(Optional.of(reason));
                if (!known) LOG.error("{}: defect in driver, connecting again", id, defect);
            } finally {
                link = null;
            }
            if (connected) stability.lost(clock.instant());
            report(new DeviceHealth.Offline(clock.instant(), reason));
            refuseWaiting(reason);
            if (pause(backoff.pauseAfter(++failures), occupant)) failures = 0;
        }
    }

    private void serveUntilBroken(L open) throws IOException {
        while (!stopped) {
            report(orUnstable(open.serve()).since(clock.instant()));
            var next = jobs.poll();
            if (next != null && next.isPresent()) next.get().run(open);
        }
    }

    /// A device that serves but breaks off again and again needs somebody to look at its cable.
    private Condition orUnstable(Condition found) {
        return stability.isUnstable(clock.instant()) && !(found instanceof Condition.CannotServe)
                ? new Condition.NeedsCare(Fault.of(FaultCode.UNSTABLE_CONNECTION))
                : found;
    }

    private void report(DeviceHealth now) {
        if (stopped || now.saysTheSameAs(health)) return;
        health = now;
        trace.note(
                now.word()
                        + now.reason()
                                .map(it -> " " + it.code().code() + " " + it.code())
                                .orElse(""));
        try {
            onChange.accept(now);
        } catch (RuntimeException | Error defect) {
            LOG.error("{}: defect in the listener for health", id, defect);
        }
    }

    /// Ends early when a command or the end of supervision arrives, or something is plugged in.
    ///
    /// @return whether something else is plugged in than before
    private boolean pause(Duration length, Optional<String> before) {
        var end = System.nanoTime() + length.toNanos();
        try {
            while (!stopped) {
                var left = end - System.nanoTime();
                if (left <= 0) return false;
                var look = Math.min(left, LOOK_EVERY.toNanos());
                var next = jobs.poll(look, TimeUnit.NANOSECONDS);
                if (next != null) {
                    if (next.isPresent()) jobs.addFirst(next);
                    return false;
                }
                var now = connector.occupant();
                if (now.isPresent() && !now.equals(before)) return true;
            }
        } catch (InterruptedException _) {
            stopped = true;
        }
        return false;
    }

    private void refuseWaiting(Fault reason) {
        for (var next = jobs.poll(); next != null; next = jobs.poll()) {
            next.ifPresent(job -> job.refuse(reason));
        }
    }

    static Fault faultOf(IOException broken) {
        return LineException.faultOf(broken);
    }

    @Override
    public void close() {
        stopped = true;
        jobs.add(Optional.empty());
        connector.abandon();
        var open = link;
        if (open != null) open.close();
        var running = thread;
        if (running != null && !running.equals(Thread.currentThread())) {
            try {
                if (!running.join(CLOSE_LIMIT)) LOG.warn("{}: thread did not end in time", id);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        refuseWaiting(new Fault(FaultCode.DISCONNECTED, "supervision has ended"));
    }
}
