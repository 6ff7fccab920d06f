package de.buergerterminal.device.codescan.camera;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// When to stop trying. Counted is the processor time of the thread that asks, so that a busy
/// machine reads no worse; three times as much on the wall clock ends it as well.
record Deadline(long processorNanos, long wallNanos) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PATIENCE = 3;

    static Deadline in(Duration budget) {
        return new Deadline(
                THREADS.getCurrentThreadCpuTime() + budget.toNanos(),
                System.nanoTime() + PATIENCE * budget.toNanos());
    }

    boolean passed() {
        return THREADS.getCurrentThreadCpuTime() > processorNanos
                || System.nanoTime() - wallNanos > 0;
    }
}
