package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.outbox.Delivery.Outcome;
import de.buergerterminal.backend.submission.CaseReference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Where cases with attachments are brought to the office, one at a time beside the courier's own
/// thread, so that an upload on a slow line delays nobody outside its lane. It only carries out:
/// what an attempt came to is taken note of by the courier, on the courier's thread.
final class UploadLane {
    private record Flight(
            CaseReference reference, FutureTask<Outcome> task, CountDownLatch ended) {}

    /// What became of an attempt.
    record Landed(CaseReference reference, Outcome outcome) {}

    private final Executor executor;
    private final Runnable afterwards;
    private final Set<CaseReference> queue = new HashSet<>();
    private volatile Optional<Flight> flight = Optional.empty();

    /// @param afterwards called on the lane's thread when an attempt has ended
    UploadLane(Executor executor, Runnable afterwards) {
        this.executor = executor;
        this.afterwards = afterwards;
    }

    /// A virtual thread for each attempt; there is never more than one.
    static Executor threads() {
        return task -> Thread.ofVirtual().name("courier-upload").start(task);
    }

    /// Whether this case is under way or waits for the one that is; nobody else may attempt it.
    boolean holds(CaseReference reference) {
        return queue.contains(reference)
                || flight.filter(it -> it.reference().equals(reference)).isPresent();
    }

    /// Begins, or lets the case wait until the present attempt has landed.
    void attempt(CaseReference reference, Callable<Outcome> attempt) {
        if (flight.isPresent()) {
            queue.add(reference);
            return;
        }
        var next = new Flight(reference, new FutureTask<>(attempt), new CountDownLatch(1));
        flight = Optional.of(next);
        executor.execute(() -> {
            try {
                next.task().run();
            } finally {
                next.ended().countDown();
                afterwards.run();
            }
        });
    }

    /// The attempt that has ended since the last call; then the lane is free.
    ///
    /// @throws OutboxException the attempt failed so
    Optional<Landed> landed() throws OutboxException {
        var ended = flight.filter(it -> it.task().isDone());
        if (ended.isEmpty()) return Optional.empty();
        flight = Optional.empty();
        queue.clear();
        try {
            return Optional.of(new Landed(ended.get().reference(), ended.get().task().get()));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutboxException unsound) throw unsound;
            if (failed.getCause() instanceof Error worst) throw worst;
            throw new IllegalStateException("an upload failed", failed);
        } catch (InterruptedException | CancellationException closing) {
            return Optional.empty();
        }
    }

    /// Cuts an attempt off, which is as safe as a power cut; waits for its end.
    void close(long seconds) throws InterruptedException {
        var last = flight;
        if (last.isEmpty()) return;
        last.get().task().cancel(true);
        var _ = last.get().ended().await(seconds, TimeUnit.SECONDS);
    }
}
