package de.buergerterminal.device.simulator;

import de.buergerterminal.device.kernel.KernelException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/// One requested line of [SimulatedKernel] at its end of the wire: knows levels, the program above
/// knows active and inactive. An input queues its edges as the kernel does: sixteen, then the
/// oldest is lost.
final class SimulatedLine implements AutoCloseable {
    private static final long ACTIVE_LOW = 1 << 1;
    private static final long INPUT = 1 << 2;
    private static final long OUTPUT = 1 << 3;
    private static final long EDGE_RISING = 1 << 4;
    private static final long EDGE_FALLING = 1 << 5;
    private static final long PULL_UP = 1 << 8;
    private static final int QUEUE = 16;
    private static final int EVENT_SIZE = 48;

    private record Edge(long nanos, boolean rising, int number) {}

    private final Socket socket;
    private final int offset;
    private final String consumer;
    private final long flags;
    private final LinkedBlockingDeque<Edge> edges = new LinkedBlockingDeque<>(QUEUE);
    private int edgesSoFar;
    private volatile boolean high;
    private volatile boolean gone;

    private SimulatedLine(Socket socket, int offset, String consumer, long flags) {
        this.socket = socket;
        this.offset = offset;
        this.consumer = consumer;
        this.flags = flags;
    }

    /// @throws IllegalArgumentException when flags and attributes contradict each other
    static SimulatedLine plugIn(
            Socket socket,
            int offset,
            String name,
            String consumer,
            long flags,
            boolean initial,
            int debounceMicros)
            throws IOException {
        var line = new SimulatedLine(socket, offset, consumer, flags);
        var input = (flags & INPUT) != 0;
        var output = (flags & OUTPUT) != 0;
        var edges = (flags & (EDGE_RISING | EDGE_FALLING)) != 0;
        if (input == output || (output && (edges || debounceMicros > 0))) {
            socket.close();
            throw new IllegalArgumentException("flags 0x" + Long.toHexString(flags));
        }
        line.high = output ? line.level(initial) : (flags & PULL_UP) != 0;
        line.say((input ? "in " : "out ") + name + (line.high ? " 1" : " 0"));
        if (input) line.high = socket.getInputStream().read() == '1';
        Thread.ofVirtual().name("simulated-line-" + name).start(line::listen);
        return line;
    }

    int offset() {
        return offset;
    }

    String consumer() {
        return consumer;
    }

    long flags() {
        return flags;
    }

    boolean isGone() {
        return gone;
    }

    boolean isActive() {
        return level(high);
    }

    /// From level to active and back again.
    private boolean level(boolean it) {
        return (flags & ACTIVE_LOW) != 0 ? !it : it;
    }

    void set(boolean active, String call) throws KernelException {
        if ((flags & OUTPUT) == 0) throw new KernelException(call, KernelException.EPERM);
        high = level(active);
        try {
            say(high ? "1" : "0");
        } catch (IOException lost) {
            gone = true;
            throw new KernelException(call, KernelException.ENODEV);
        }
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void listen() {
        try {
            for (var next = 0; next >= 0; next = socket.getInputStream().read()) {
                if (next == '1' || next == '0') become(next == '1');
            }
        } catch (IOException _) {
            // Torn out.
        }
        gone = true;
    }

    private void become(boolean level) {
        if (level == high) return;
        high = level;
        var rising = level(level);
        if ((flags & (rising ? EDGE_RISING : EDGE_FALLING)) == 0) return;
        var edge = new Edge(System.nanoTime(), rising, ++edgesSoFar);
        while (!edges.offerLast(edge)) edges.pollFirst();
    }

    boolean awaitEdge(Duration limit) throws KernelException {
        if (gone) throw new KernelException("poll", KernelException.ENODEV);
        try {
            var first = edges.pollFirst(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) edges.offerFirst(first);
            return first != null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whole `struct gpio_v2_line_event`s, as many as fit.
    int readEdges(byte[] into) throws KernelException {
        var events = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder());
        while (events.remaining() >= EVENT_SIZE) {
            var edge = edges.pollFirst();
            if (edge == null) break;
            events.putLong(edge.nanos()).putInt(edge.rising() ? 1 : 2).putInt(offset);
            events.putInt(edge.number()).putInt(edge.number()).put(new byte[24]);
        }
        if (events.position() == 0) throw new KernelException("read", KernelException.EINVAL);
        return events.position();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            gone = true;
        }
    }
}
