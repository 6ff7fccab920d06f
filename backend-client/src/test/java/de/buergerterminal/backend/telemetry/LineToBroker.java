package de.buergerterminal.backend.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A cable between client and broker that can be cut and mended. It keeps its port while it is cut,
/// because anybody else's connection could take a free one; whoever calls then is hung up on.
final class LineToBroker implements AutoCloseable {
    private final URI broker;
    private final ServerSocket plug;
    private final List<Socket> open = new ArrayList<>();
    private boolean whole = true;

    private LineToBroker(URI broker) throws IOException {
        this.broker = broker;
        plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static LineToBroker mended(URI broker) throws IOException {
        var line = new LineToBroker(broker);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + plug.getLocalPort());
    }

    synchronized void mend() {
        whole = true;
    }

    synchronized void cut() throws IOException {
        whole = false;
        for (var each : open) each.close();
        open.clear();
    }

    private void accept() {
        while (true) {
            try {
                connect(plug.accept());
            } catch (IOException _) {
                if (plug.isClosed()) return;
            }
        }
    }

    private synchronized void connect(Socket near) throws IOException {
        if (!whole) {
            near.close();
            return;
        }
        Socket far = new Socket(broker.getHost(), broker.getPort());
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
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
        plug.close();
        cut();
    }
}
