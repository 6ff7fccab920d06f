package de.buergerterminal.backend.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A cable between client and broker that can be cut and mended.
final class LineToBroker implements AutoCloseable {
    private final URI broker;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile @Nullable ServerSocket plug;

    private LineToBroker(URI broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    static LineToBroker mended(URI broker) throws IOException {
        var line = new LineToBroker(broker, TestBroker.freePort());
        line.mend();
        return line;
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    void mend() throws IOException {
        var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        plug = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    void cut() throws IOException {
        var socket = plug;
        if (socket != null) socket.close();
        for (var each : open) each.close();
        open.clear();
    }

    private void accept(ServerSocket socket) {
        while (true) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(broker.getHost(), broker.getPort());
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException _) {
                return; // cut
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException _) {
            // cut, or the other side hung up
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
