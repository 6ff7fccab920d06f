package de.buergerterminal.device.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The far ends of the terminal's wires, by name, for a kiosk in the same or another process. Each
/// wire is one TCP connection on loopback: the kiosk says `in <name>` or `out <name>`, then levels
/// travel as lines `1` and `0`.
public final class SimulatedWires implements AutoCloseable {
    private final ServerSocket server;
    private final Set<String> high = new HashSet<>();
    private final List<Wire> connected = new ArrayList<>();

    private record Wire(String name, boolean input, Socket socket) {}

    private SimulatedWires(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon(true).name("simulated-wires").start(this::serve);
    }

    /// @param port on 127.0.0.1; 0 takes any free one
    public static SimulatedWires at(int port) {
        try {
            return new SimulatedWires(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The address of a wire for the driver.
    public URI wire(String name) {
        return URI.create("gpio+sim://127.0.0.1:" + server.getLocalPort() + "/" + name);
    }

    public synchronized void raise(String name) {
        high.add(name);
        tell(name, "1\n");
    }

    public synchronized void lower(String name) {
        high.remove(name);
        tell(name, "0\n");
    }

    /// The level of an output of the kiosk, or of an input as last set here.
    public synchronized boolean isOn(String name) {
        return high.contains(name);
    }

    /// Every wire is torn out; the kiosk may plug them in again.
    public synchronized void tearOut() {
        connected.forEach(it -> close(it.socket()));
        connected.clear();
    }

    private void tell(String name, String level) {
        for (var wire : connected) {
            if (!wire.input() || !wire.name().equals(name)) continue;
            try {
                wire.socket().getOutputStream().write(level.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                close(wire.socket());
            }
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().name("simulated-wire").start(() -> follow(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void follow(Socket socket) {
        try (socket;
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var hello = lines.readLine();
            if (hello == null || !hello.matches("(in|out) [a-z0-9-]{1,32}")) return;
            var name = hello.substring(hello.indexOf(' ') + 1);
            plugIn(new Wire(name, hello.startsWith("in "), socket));
            for (var level = lines.readLine(); level != null; level = lines.readLine()) {
                set(name, level.equals("1"));
            }
            set(name, high(name) && hello.startsWith("in "));
        } catch (IOException _) {
            // A kiosk that goes away pulls its wires; an output without driver is dark.
        }
    }

    private synchronized void plugIn(Wire wire) throws IOException {
        connected.add(wire);
        if (!wire.input()) return;
        var level = high.contains(wire.name()) ? "1\n" : "0\n";
        wire.socket().getOutputStream().write(level.getBytes(StandardCharsets.US_ASCII));
    }

    private synchronized boolean high(String name) {
        return high.contains(name);
    }

    private synchronized void set(String name, boolean level) {
        if (level) high.add(name);
        else high.remove(name);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Gone already.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tearOut();
    }
}
