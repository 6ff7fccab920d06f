package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.DestinationDirectory.Refreshed;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import de.buergerterminal.backend.fitconnect.SubmissionService;
import de.buergerterminal.backend.submission.CaseReference;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Brings what waits in the outbox to the office, one after the other, on one virtual thread, and
/// keeps the directory's keys fresh. Cases with attachments go on two lanes beside it, one at a
/// time on each, so that a large upload delays neither a case without attachments nor one with
/// small ones. Never gives up and never throws at its users; when the outbox itself fails it stops,
/// and `Outbox.hasRoom` says so to the kiosk.
public final class Courier implements AutoCloseable {
    private static final Duration HOUSEKEEPING_EVERY = Duration.ofDays(1);
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    /// Two minutes at the slowest speed at which an upload is not given up.
    private static final long SMALL_UPLOAD_BYTES = 2 << 20;

    /// A service that fails at so many cases in a row is left in peace as a whole.
    private static final int FAILURES_IN_A_ROW = 3;

    private final OutboxStore store;
    private final Delivery delivery;
    private final UploadLane smallUploads;
    private final UploadLane largeUploads;
    private final Supplier<Optional<String>> clockProblem;
    private final BooleanSupplier clockIsConfirmed;
    private final Supplier<Refreshed> refresh;
    private final Clock clock;
    private final Supplier<Duration> uptime;
    private final RandomGenerator random;
    private final Consumer<CourierReport> listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean wake;
    private boolean closed;
    private @Nullable Thread thread;

    // Touched by the courier's thread only. Times are uptime, since the wall clock may jump.
    private final Map<CaseReference, Wait> waits = new HashMap<>();
    private final Set<CaseReference> suspicious = new HashSet<>();
    private final Wait service = new Wait();
    private final Wait keys = new Wait();
    private final RetryBudget budget = new RetryBudget();
    private Optional<String> serviceProblem = Optional.empty();
    private Duration nextHousekeeping = Duration.ZERO;
    private boolean reachable;
    private Optional<CourierReport> reported = Optional.empty();

    private static final class Wait {
        private final Backoff backoff = new Backoff();
        private Duration until = Duration.ZERO;
    }

    /// @param listener told every change, on the courier's thread; must not block
    public Courier(
            Outbox outbox,
            SubmissionService service,
            DestinationDirectory directory,
            Clock clock,
            Consumer<CourierReport> listener) {
        this(
                outbox.store(),
                service,
                directory::refresh,
                clock,
                () -> Duration.ofNanos(System.nanoTime() - START),
                RandomGenerator.getDefault(),
                UploadLane.threads(),
                listener);
    }

    private static final long START = System.nanoTime();

    Courier(
            OutboxStore store,
            SubmissionService service,
            Supplier<Refreshed> refresh,
            Clock clock,
            Supplier<Duration> uptime,
            RandomGenerator random,
            Executor uploads,
            Consumer<CourierReport> listener) {
        this.store = store;
        this.delivery = new Delivery(store, service, clock);
        this.smallUploads = new UploadLane(uploads, this::wake);
        this.largeUploads = new UploadLane(uploads, this::wake);
        this.clockProblem = service::clockProblem;
        this.clockIsConfirmed = service::clockIsConfirmed;
        this.refresh = refresh;
        this.clock = clock;
        this.uptime = uptime;
        this.random = random;
        this.listener = listener;
    }

    /// Starts the thread; a second call changes nothing.
    public void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("courier").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Something new waits; returns at once. A pause the service asked for is still kept.
    public void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Stops; an attempt in flight is cut off, which is as safe as a power cut. Waits up to 15 s.
    @Override
    public void close() {
        @Nullable Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null) return;
        running.interrupt();
        try {
            running.join(Duration.ofSeconds(5));
            smallUploads.close(5);
            largeUploads.close(5);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (true) {
            Duration nap;
            try {
                nap = round();
            } catch (OutboxException unsound) {
                return; // from here on Outbox.hasRoom answers false; only a restart helps
            } catch (RuntimeException | Error bug) {
                tell(bug); // and go on: a courier that is gone delivers nothing, and nobody notices
                nap = LONGEST_NAP;
            }
            if (!sleep(nap)) return;
        }
    }

    private static void tell(Throwable bug) {
        var self = Thread.currentThread();
        self.getUncaughtExceptionHandler().uncaughtException(self, bug);
    }

    /// Everything that is due now.
    ///
    /// @return how long nothing will be due
    Duration round() throws OutboxException {
        if (isDue(keys.until)) refreshKeys();
        if (isDue(nextHousekeeping) && clockIsConfirmed.getAsBoolean()) {
            store.forgetBefore(clock.instant().minus(Outbox.KEPT_FOR_INQUIRY));
            nextHousekeeping = uptime.get().plus(HOUSEKEEPING_EVERY);
        }
        var waiting = store.waiting();
        waits.keySet().retainAll(waiting);
        suspicious.retainAll(waiting);
        int failures = settleUploads() ? 0 : 1;
        for (CaseReference each : waiting) {
            if (!isDue(service.until) || failures == FAILURES_IN_A_ROW) break;
            if (!isDue(budget.nextAt())) {
                service.until = budget.nextAt();
                break;
            }
            if (isUploading(each) || !isDue(waitOf(each).until)) continue;
            failures = attempt(each) ? 0 : failures + 1;
        }
        if (failures == FAILURES_IN_A_ROW) pause(service, Duration.ZERO);
        report();
        return untilNextDue();
    }

    /// @return whether the service works as far as is known by now
    private boolean attempt(CaseReference reference) throws OutboxException {
        var stored = store.find(reference);
        long bytes = stored.map(Delivery::bytesToUpload).orElse(0L);
        if (bytes > 0) {
            (bytes <= SMALL_UPLOAD_BYTES ? smallUploads : largeUploads)
                    .attempt(reference, () -> attempt(stored.get()));
            return settleUploads();
        }
        return settle(
                reference,
                stored.isPresent() ? attempt(stored.get()) : new Delivery.Outcome.Delivered());
    }

    /// A case at which this program fails waits like one at which the service fails; the others
    /// must not wait for it.
    private Delivery.Outcome attempt(StoredCase stored) throws OutboxException {
        try {
            return delivery.attempt(stored);
        } catch (RuntimeException bug) {
            tell(bug);
            return new Delivery.Outcome.Later(
                    Trouble.FAILED, Duration.ZERO, "this terminal fails at a case");
        }
    }

    /// Takes note of uploads that have ended.
    private boolean settleUploads() throws OutboxException {
        boolean small = settle(smallUploads.landed());
        return settle(largeUploads.landed()) && small;
    }

    private boolean settle(Optional<UploadLane.Landed> landed) throws OutboxException {
        return landed.isEmpty() || settle(landed.get().reference(), landed.get().outcome());
    }

    private boolean isUploading(CaseReference reference) {
        return smallUploads.holds(reference) || largeUploads.holds(reference);
    }

    private Wait waitOf(CaseReference reference) {
        return waits.computeIfAbsent(reference, _ -> new Wait());
    }

    /// @return whether the service works as far as this case can tell
    private boolean settle(CaseReference reference, Delivery.Outcome outcome)
            throws OutboxException {
        suspicious.remove(reference);
        switch (outcome) {
            case Delivery.Outcome.Delivered _, Delivery.Outcome.Stuck _ -> {
                service.backoff.reset();
                waits.remove(reference);
                reachable = true;
                serviceProblem = Optional.empty();
                report();
                return true;
            }
            case Delivery.Outcome.Later(var trouble, var atLeast, var why) -> {
                budget.spend(uptime.get());
                serviceProblem = Optional.of(sentence(trouble, why));
                pause(trouble == Trouble.FAILED ? waitOf(reference) : service, atLeast);
                reachable = trouble == Trouble.FAILED || trouble == Trouble.OVERLOADED;
                return false;
            }
            case Delivery.Outcome.Suspicious _ -> {
                budget.spend(uptime.get());
                suspicious.add(reference);
                pause(waitOf(reference), Duration.ZERO);
                return true;
            }
        }
    }

    private void refreshKeys() {
        Refreshed result = refresh.get();
        reachable = result != Refreshed.UNREACHABLE;
        if (result == Refreshed.COMPLETE) {
            keys.backoff.reset();
            keys.until = uptime.get().plus(DestinationDirectory.REFRESH_EVERY);
        } else {
            pause(keys, Duration.ZERO);
        }
    }

    private void pause(Wait wait, Duration atLeast) {
        wait.until = uptime.get().plus(wait.backoff.next(random, atLeast));
    }

    private static String sentence(Trouble trouble, String why) {
        String begin = why.isEmpty() ? "It" : why.substring(0, 1).toUpperCase(Locale.ROOT);
        return begin + why.substring(Math.min(1, why.length())) + ": " + trouble.remedy() + ".";
    }

    private void report() throws OutboxException {
        var counts = store.counts();
        var now =
                new CourierReport(
                        counts.waiting(),
                        counts.oldestWaitingSince(),
                        counts.lastDelivery(),
                        reachable,
                        counts.needingStaff() + suspicious.size(),
                        serviceProblem,
                        clockProblem.get());
        if (reported.filter(now::equals).isPresent()) return;
        reported = Optional.of(now);
        listener.accept(now);
    }

    private boolean isDue(Duration time) {
        return uptime.get().compareTo(time) >= 0;
    }

    private Duration untilNextDue() throws OutboxException {
        Duration next = keys.until;
        for (CaseReference each : store.waiting()) {
            if (isUploading(each)) continue; // its end wakes
            Wait wait = waits.get(each);
            Duration due = wait == null ? Duration.ZERO : wait.until;
            if (due.compareTo(service.until) < 0) due = service.until;
            if (due.compareTo(next) < 0) next = due;
        }
        Duration nap = next.minus(uptime.get());
        return nap.isNegative() ? Duration.ZERO : nap;
    }

    /// @return false when closed
    private boolean sleep(Duration nap) {
        lock.lock();
        try {
            long nanos = (nap.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : nap).toNanos();
            while (!wake && !closed && nanos > 0) nanos = woken.awaitNanos(nanos);
            wake = false;
            return !closed;
        } catch (InterruptedException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
