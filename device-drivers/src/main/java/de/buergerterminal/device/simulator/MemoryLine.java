package de.buergerterminal.device.simulator;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// A line without a cable: the till holds this end, the simulated terminal [#terminalsEnd]. It may
/// be cut after any byte of either side, as by a pair of scissors: what passed before arrives, the
/// rest never does.
final class MemoryLine implements Line {
    private final Queue<Byte> toTill = new ArrayDeque<>();
    private final Queue<Byte> toTerminal = new ArrayDeque<>();
    private long tillBytesLeft;
    private long terminalBytesLeft;
    private boolean cut;

    /// @param tillBytes how many bytes of the till pass before the line is cut
    /// @param terminalBytes how many of the terminal
    MemoryLine(long tillBytes, long terminalBytes) {
        this.tillBytesLeft = tillBytes;
        this.terminalBytesLeft = terminalBytes;
        this.cut = tillBytes == 0 || terminalBytes == 0;
    }

    @Override
    public synchronized void send(byte[] bytes) throws LineException {
        if (cut) throw lost();
        for (byte each : bytes) {
            toTerminal.add(each);
            if (--tillBytesLeft == 0) close();
            if (cut) break;
        }
        notifyAll();
    }

    @Override
    public int receive(Duration limit) throws LineException {
        var one = new byte[1];
        int count = take(toTill, one, limit);
        if (count < 0) throw lost();
        return count == 0 ? NOTHING : one[0] & 0xFF;
    }

    private static LineException lost() {
        return new LineException(FaultCode.DISCONNECTED, "the line was cut");
    }

    @Override
    public synchronized void close() {
        cut = true;
        notifyAll();
    }

    /// How many bytes were taken, 0 after the limit, -1 when nothing can come any more.
    private synchronized int take(Queue<Byte> from, byte[] chunk, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (from.isEmpty() && !cut) {
                long left = deadline - System.nanoTime();
                if (left <= 0) return 0;
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
        int count = 0;
        while (count < chunk.length && !from.isEmpty()) chunk[count++] = from.remove();
        return count == 0 ? -1 : count;
    }

    Strand terminalsEnd() {
        return new Strand() {
            @Override
            public int read(byte[] chunk, Duration limit) throws IOException {
                int count = take(toTerminal, chunk, limit);
                if (count < 0) throw new EOFException("the line was cut");
                return count;
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                synchronized (MemoryLine.this) {
                    if (cut) throw new EOFException("the line was cut");
                    for (byte each : bytes) {
                        toTill.add(each);
                        if (--terminalBytesLeft == 0) MemoryLine.this.close();
                        if (cut) break;
                    }
                    MemoryLine.this.notifyAll();
                }
            }

            @Override
            public void close() {
                MemoryLine.this.close();
            }
        };
    }
}
