package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A loopback TCP port on which a device waits for its one host; a later host takes over.
final class TcpEnd implements DeviceEnd {
    private static final int SLICE_MILLIS = 50;

    private final InetAddress address;
    private final int port;
    private final Selector selector = Selector.open();
    private @Nullable ServerSocketChannel server;
    private @Nullable SocketChannel host;

    private TcpEnd(InetAddress address, int port) throws IOException {
        this.address = address;
        this.server = listen(port);
        this.port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    static TcpEnd at(String name, int port) throws IOException {
        var address = InetAddress.getByName(name);
        if (!address.isLoopbackAddress()) {
            throw new ConfigurationException(
                    "tcp://%s:%d: a simulated device only listens on this machine; use 127.0.0.1."
                            .formatted(name, port));
        }
        return new TcpEnd(address, port);
    }

    int port() {
        return port;
    }

    private ServerSocketChannel listen(int port) throws IOException {
        var listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(address, port));
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        return listening;
    }

    @Override
    public int read(byte[] buffer) {
        try {
            selector.select(SLICE_MILLIS);
            synchronized (this) {
                if (!selector.isOpen()) return 0;
                selector.selectedKeys().clear();
                acceptHost();
                return host == null ? 0 : readHost(host, buffer);
            }
        } catch (IOException _) {
            dropHost();
            return 0;
        }
    }

    private void acceptHost() throws IOException {
        var next = server == null ? null : server.accept();
        if (next == null) return;
        dropHost();
        next.configureBlocking(false);
        next.register(selector, SelectionKey.OP_READ);
        host = next;
    }

    private int readHost(SocketChannel from, byte[] buffer) throws IOException {
        var count = from.read(ByteBuffer.wrap(buffer));
        if (count < 0) dropHost();
        return Math.max(count, 0);
    }

    @Override
    public synchronized void write(byte[] bytes) {
        var to = host;
        if (to == null) return;
        try {
            // The socket's buffer takes the few bytes a device says; the rest is lost.
            to.write(ByteBuffer.wrap(bytes));
        } catch (IOException _) {
            dropHost();
        }
    }

    private synchronized void dropHost() {
        host = closed(host);
    }

    @Override
    public synchronized void unplug() {
        server = closed(server);
        dropHost();
        selector.wakeup();
    }

    @Override
    public synchronized void plugIn() throws IOException {
        if (server != null || !selector.isOpen()) return;
        // A closed port is free only after its key was taken off the selector.
        selector.selectNow();
        server = listen(port);
        selector.wakeup();
    }

    @Override
    public synchronized void close() {
        unplug();
        closed(selector);
    }

    private static <T extends java.io.Closeable> @Nullable T closed(@Nullable T open) {
        if (open == null) return null;
        try {
            open.close();
        } catch (IOException _) {
            // Closing what is gone already.
        }
        return null;
    }
}
