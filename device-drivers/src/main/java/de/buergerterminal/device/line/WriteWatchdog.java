package de.buergerterminal.device.line;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes a line whose write does not end. Neither serial ports nor sockets offer a write limit
/// that works, and only closing from another thread frees a blocked write.
final class WriteWatchdog {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private WriteWatchdog() {}

    /// Cancel the answer when the write has ended.
    static ScheduledFuture<?> closeAfter(Duration limit, Runnable close) {
        return TIMER.schedule(close, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon(true).name("line-write-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
