package de.buergerterminal.device.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Lets bytes arrive as slowly as on a real serial wire, ten bits each, and knows how much of the
/// time the wire was in use since a receipt began (`ESC @`). A pseudo-terminal has no speed of its
/// own.
final class LineMeter {
    /// As long as a wait for bytes must be to count as an idle wire.
    private static final long IDLE_NANOS = 300_000;

    private static final int CHUNK_MILLIS = 4;

    private volatile int baud;
    private long freeAt;
    private boolean measuring;
    private boolean began;
    private int last;
    private long beganAt;
    private long bytes;

    /// @param baud 0 for as fast as can be
    void paceAt(int baud) {
        this.baud = baud;
    }

    synchronized void measureNextReceipt() {
        measuring = true;
        began = false;
        bytes = 0;
    }

    /// How many bytes to take at once, so that answers do not come late.
    int most(int buffer) {
        return baud == 0 ? buffer : Math.clamp((long) baud / 10 * CHUNK_MILLIS / 1_000, 1, buffer);
    }

    /// Waits until the bytes have left the wire.
    ///
    /// @param waited how long nothing had come before them, in nanoseconds
    void arrived(byte[] buffer, int count, long waited) {
        if (baud == 0) return;
        long end;
        synchronized (this) {
            var now = System.nanoTime();
            if (waited > IDLE_NANOS) freeAt = Math.max(freeAt, now);
            var nanosPerByte = 10_000_000_000L / baud;
            for (var i = 0; i < count; i++) {
                if (measuring && !began && last == 0x1B && buffer[i] == '@') {
                    began = true;
                    beganAt = freeAt + (i - 1) * nanosPerByte;
                    bytes = 1;
                }
                if (began) bytes++;
                last = buffer[i];
            }
            freeAt += count * nanosPerByte;
            end = freeAt;
        }
        for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    synchronized LineUse use() {
        var needed = baud == 0 ? 0 : bytes * 10_000_000_000L / baud;
        return new LineUse(bytes, Duration.ofNanos(needed), Duration.ofNanos(freeAt - beganAt));
    }
}
