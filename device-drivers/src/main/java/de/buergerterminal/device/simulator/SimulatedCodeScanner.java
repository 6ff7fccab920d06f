package de.buergerterminal.device.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A code scanner in serial mode at the device's end of a line, set to the suffix CR.
public final class SimulatedCodeScanner implements AutoCloseable {
    private final DeviceEnd end;
    private final Thread ears;
    private volatile boolean closed;

    private SimulatedCodeScanner(DeviceEnd end) {
        this.end = end;
        this.ears =
                Thread.ofPlatform().daemon(true).name("simulated-scanner").unstarted(this::listen);
    }

    /// @param uri `pty:/path/of/link` or `tcp://127.0.0.1:PORT`, where port 0 takes a free one
    public static SimulatedCodeScanner at(URI uri) throws IOException {
        var scanner = new SimulatedCodeScanner(DeviceEnd.at(uri));
        scanner.ears.start();
        return scanner;
    }

    /// The TCP port; 0 on a pseudo-terminal.
    public int port() {
        return end instanceof TcpEnd tcp ? tcp.port() : 0;
    }

    /// Somebody holds a code before the window.
    public void scan(String content) {
        emit((content + "\r").getBytes(StandardCharsets.UTF_8));
    }

    /// Puts bytes on the line as they are: noise, or codes in pieces.
    public void emit(byte[] bytes) {
        end.write(bytes);
    }

    public void unplug() {
        end.unplug();
    }

    public void plugIn() throws IOException {
        end.plugIn();
    }

    @Override
    public void close() {
        closed = true;
        try {
            ears.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end.close();
    }

    /// A scanner obeys nothing, but on TCP somebody must let the host in.
    private void listen() {
        var ignored = new byte[256];
        while (!closed) {
            end.read(ignored);
        }
    }
}
