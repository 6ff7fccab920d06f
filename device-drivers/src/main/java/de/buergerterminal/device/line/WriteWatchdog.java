package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Cuts a line whose write does not end. Neither serial ports nor sockets offer a write limit that
/// works, and only closing from another thread frees a blocked write. Lives as long as the write.
final class WriteWatchdog implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration limit;
    private final ScheduledFuture<?> alarm;
    private volatile boolean bit;

    private WriteWatchdog(Duration limit, Runnable cut) {
        this.limit = limit;
        this.alarm = TIMER.schedule(() -> bite(cut), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    static WriteWatchdog over(Duration limit, Runnable cut) {
        return new WriteWatchdog(limit, cut);
    }

    /// Closing a vanished port may itself hang, and must not keep the other devices' watchdog.
    private void bite(Runnable cut) {
        bit = true;
        Thread.ofPlatform().daemon(true).name("line-cutter").start(cut);
    }

    /// The reason why the write ended: the watchdog where it had to cut, else the other one.
    LineException cutOr(LineException otherwise) {
        return bit
                ? new LineException(
                        FaultCode.LINE_BLOCKED,
                        "no byte taken for %d ms".formatted(limit.toMillis()),
                        otherwise)
                : otherwise;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon(true).name("line-write-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
