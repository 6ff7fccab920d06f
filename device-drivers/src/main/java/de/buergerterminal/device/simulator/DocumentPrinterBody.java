package de.buergerterminal.device.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Trays, covers and the mechanism of a simulated page printer: prints one job after the other,
/// side by side, and stands still while something is missing or stuck.
final class DocumentPrinterBody {
    static final int IDLE = 3;
    static final int PROCESSING = 4;
    static final int STOPPED = 5;

    private static final int MOST_DOCUMENTS = 20;
    private static final int MOST_JOBS = 100;
    private static final int FULL_TRAY = 250;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, IppJob> jobs = new LinkedHashMap<>();
    private final ArrayDeque<IppJob> queue = new ArrayDeque<>();
    private final List<PrintedPages> tray = new ArrayList<>();
    private Optional<IppJob> printing = Optional.empty();
    private Consumer<PrintedPages> onDocument = _ -> {};
    private Duration sideTime = Duration.ZERO;
    private int sheetsLeft = Integer.MAX_VALUE;
    private int lastNumber;
    private boolean paperLow;
    private boolean coverOpen;
    private boolean jammed;
    private boolean paused;
    private boolean tonerLow;
    private boolean outputFull;
    private boolean refuses;
    private boolean ended;

    /// Runs with the body held still.
    <T> T with(Supplier<T> deed) {
        lock.lock();
        try {
            return deed.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    void change(Runnable deed) {
        with(() -> {
            deed.run();
            return true;
        });
    }

    void sheets(int count) {
        change(() -> {
            sheetsLeft = count;
            paperLow = false;
        });
    }

    void paperLow() {
        change(() -> paperLow = true);
    }

    void cover(boolean open) {
        change(() -> coverOpen = open);
    }

    void jam(boolean stuck) {
        change(() -> jammed = stuck);
    }

    void pause(boolean on) {
        change(() -> paused = on);
    }

    void tonerLow(boolean low) {
        change(() -> tonerLow = low);
    }

    void outputFull(boolean full) {
        change(() -> outputFull = full);
    }

    void refuse(boolean on) {
        change(() -> refuses = on);
    }

    void sideTime(Duration time) {
        change(() -> sideTime = time);
    }

    void onDocument(Consumer<PrintedPages> listener) {
        change(() -> onDocument = listener);
    }

    List<PrintedPages> tray() {
        return with(() -> List.copyOf(tray));
    }

    int trayLevel() {
        return with(() -> Math.min(FULL_TRAY, sheetsLeft));
    }

    int state() {
        return with(() -> standsStill() ? STOPPED : busy() ? PROCESSING : IDLE);
    }

    boolean busy() {
        return with(() -> printing.isPresent() || !queue.isEmpty());
    }

    int waitingJobs() {
        return with(() -> queue.size() + (printing.isPresent() ? 1 : 0));
    }

    private boolean standsStill() {
        return coverOpen || jammed || paused || outputFull || (sheetsLeft <= 0 && busy());
    }

    /// `printer-state-reasons` as a maker might say them.
    List<String> reasons() {
        return with(() -> {
            var reasons = new ArrayList<String>();
            if (jammed) reasons.add("media-jam-error");
            if (coverOpen) reasons.add("door-open-error");
            if (sheetsLeft <= 0) {
                reasons.add(busy() ? "media-empty-error" : "media-empty-report");
                if (busy()) reasons.add("media-needed-error");
            }
            if (outputFull) reasons.add("output-area-full-error");
            if (paused) reasons.add("paused");
            if (paperLow) reasons.add("media-low-warning");
            if (tonerLow) reasons.add("toner-low-warning");
            if (reasons.isEmpty()) reasons.add("none");
            return reasons;
        });
    }

    IppJob newJob(IntFunction<IppJob> maker) {
        return with(() -> {
            var job = maker.apply(++lastNumber);
            jobs.put(job.number, job);
            if (jobs.size() > MOST_JOBS) jobs.remove(jobs.keySet().iterator().next());
            return job;
        });
    }

    Optional<IppJob> job(int number) {
        return with(() -> Optional.ofNullable(jobs.get(number)));
    }

    List<IppJob> jobs() {
        return with(() -> List.copyOf(jobs.values()));
    }

    void forgetJobs() {
        change(jobs::clear);
    }

    void enqueue(IppJob job) {
        change(() -> queue.add(job));
    }

    /// @return whether it was not too late
    boolean cancel(IppJob job) {
        return with(() -> {
            if (job.ended()) return false;
            job.cancelWanted = true;
            if (printing.filter(job::equals).isEmpty()) {
                queue.remove(job);
                job.isNow(IppJob.CANCELED, "job-canceled-by-user");
            }
            return true;
        });
    }

    void end() {
        change(() -> ended = true);
    }

    /// The mechanism; returns when the printer is switched off.
    void run() {
        lock.lock();
        try {
            while (!ended) {
                var next = queue.poll();
                if (next != null) {
                    print(next);
                } else {
                    var _ = changed.await(1, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void print(IppJob job) throws InterruptedException {
        printing = Optional.of(job);
        try {
            job.isNow(IppJob.PROCESSING, "job-printing");
            if (refuses) {
                job.isNow(IppJob.ABORTED, "document-format-error");
                return;
            }
            while (job.impressions < job.sidesToPrint()) {
                if (!readyToPrint(job)) return;
                sheetsLeft--;
                job.impressions++;
            }
            if (!readyToEnd(job)) return;
            job.isNow(IppJob.COMPLETED, "job-completed-successfully");
            job.document.ifPresent(it -> {
                tray.add(it);
                if (tray.size() > MOST_DOCUMENTS) tray.removeFirst();
                onDocument.accept(it);
            });
        } finally {
            printing = Optional.empty();
        }
    }

    /// Waits as long as one side takes and something is missing.
    ///
    /// @return false when the job was cancelled or the printer switched off meanwhile
    private boolean readyToPrint(IppJob job) throws InterruptedException {
        var left = sideTime.toNanos();
        while (left > 0 && !job.cancelWanted && !ended) left = changed.awaitNanos(left);
        while (standsStill() && !job.cancelWanted && !ended) {
            job.isNow(IppJob.STOPPED, "printer-stopped");
            var _ = changed.await(1, TimeUnit.SECONDS);
        }
        if (!job.cancelWanted && !ended) {
            job.isNow(IppJob.PROCESSING, "job-printing");
            return true;
        }
        job.isNow(IppJob.CANCELED, "job-canceled-by-user");
        return false;
    }

    private boolean readyToEnd(IppJob job) {
        if (!job.cancelWanted) return true;
        job.isNow(IppJob.CANCELED, "job-canceled-by-user");
        return false;
    }
}
