package de.buergerterminal.device.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where tills reach a simulated terminal: a loopback TCP port, a serial line, or a line in memory.
/// One conversation at a time, each on the thread that serves its line.
final class TerminalLines implements AutoCloseable {
    /// Talks to one till until the line ends.
    @FunctionalInterface
    interface Conversation {
        void with(Strand strand, boolean framed) throws IOException;
    }

    private final Conversation conversation;
    private final @Nullable DeviceEnd serial;
    private int port;
    private @Nullable ServerSocket server;
    private @Nullable Strand current;
    private final Lock oneAtATime = new ReentrantLock();
    private volatile boolean powered = true;
    private volatile boolean closed;

    private TerminalLines(Conversation conversation, @Nullable DeviceEnd serial) {
        this.conversation = conversation;
        this.serial = serial;
    }

    static TerminalLines onTcp(int port, Conversation conversation) throws IOException {
        var lines = new TerminalLines(conversation, null);
        lines.port = lines.listen(port);
        return lines;
    }

    static TerminalLines onSerial(DeviceEnd end, Conversation conversation) {
        var lines = new TerminalLines(conversation, end);
        Thread.ofPlatform()
                .daemon(true)
                .name("simulated-payment-terminal")
                .start(() -> lines.serveSerial(end));
        return lines;
    }

    /// The TCP port; 0 on a serial line.
    int port() {
        return port;
    }

    private synchronized int listen(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        server = socket;
        Thread.ofPlatform()
                .daemon(true)
                .name("simulated-payment-terminal")
                .start(() -> serve(socket));
        return socket.getLocalPort();
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (Socket accepted = listening.accept()) {
                accepted.setTcpNoDelay(true);
                converse(Strand.of(accepted), false);
            } catch (IOException _) {
                // The till hung up, or the power is off: a terminal just waits for the next call.
            }
        }
    }

    private void serveSerial(DeviceEnd end) {
        var lost = new byte[1024];
        while (!closed) {
            if (!powered) {
                // A terminal without power hears nothing.
                end.read(lost);
                continue;
            }
            try {
                converse(Strand.of(end), true);
            } catch (IOException _) {
                // Back to its basic state, as after a transmission error.
            }
        }
    }

    /// One line in memory; ends when either side closes it.
    void serveMemory(MemoryLine line, boolean framed) {
        Thread.ofPlatform()
                .daemon(true)
                .name("simulated-payment-terminal")
                .start(() -> {
                    try {
                        converse(line.terminalsEnd(), framed);
                    } catch (IOException _) {
                        // The till hung up.
                    }
                });
    }

    /// The former till is heard to its last byte before the next one is.
    private void converse(Strand strand, boolean framed) throws IOException {
        oneAtATime.lock();
        try (strand) {
            synchronized (this) {
                current = strand;
                if (!powered) throw new IOException("no power");
            }
            conversation.with(strand, framed);
        } finally {
            oneAtATime.unlock();
        }
    }

    synchronized void powerOff() {
        powered = false;
        try {
            if (server != null) server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (current != null) current.close();
    }

    synchronized void powerOn() {
        if (powered) return;
        powered = true;
        if (serial != null || closed) return;
        try {
            var _ = listen(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        closed = true;
        powerOff();
        if (serial != null) serial.close();
    }
}
