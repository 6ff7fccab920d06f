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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The far ends of the terminal's wires, by name, for a kiosk in the same or another process. Each
/// wire is one TCP connection on loopback: the kiosk says `in <name> <pull>` with the level the
/// line goes to when nobody holds it, or `out <name> <level>`; then levels travel as lines `1` and
/// `0`. An output is dark as soon as its connection ends, as with a MOSFET whose gate is pulled
/// down.
public final class SimulatedWires implements AutoCloseable {
    private static final Pattern HELLO = Pattern.compile("(in|out) ([a-z0-9-]{1,31}) ([01])");

    private final ServerSocket server;
    private final Map<String, Boolean> held = new HashMap<>();
    private final Map<String, Boolean> outputs = new HashMap<>();
    private final Map<String, Consumer<Boolean>> followers = new HashMap<>();
    private final List<Wire> connected = new ArrayList<>();

    private record Wire(String name, boolean pull, Socket socket) {}

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

    /// The address of a device for the driver.
    ///
    /// @param lines a name, or names with settings such as `button?light=lamp`
    public URI wire(String lines) {
        return URI.create("gpio+sim://127.0.0.1:" + server.getLocalPort() + "/" + lines);
    }

    /// The far end holds the line high.
    public void raise(String name) {
        hold(name, true);
    }

    /// The far end holds the line low.
    public void lower(String name) {
        hold(name, false);
    }

    private synchronized void hold(String name, boolean level) {
        held.put(name, level);
        tell(name);
    }

    /// The wire is cut near the far end: the line goes where its pull takes it.
    public synchronized void cut(String name) {
        held.remove(name);
        tell(name);
    }

    /// Whether an output of the kiosk is high.
    public synchronized boolean isOn(String name) {
        return outputs.getOrDefault(name, false);
    }

    /// Whether the kiosk has this input in use now.
    public synchronized boolean isRead(String name) {
        return connected.stream().anyMatch(it -> it.name().equals(name));
    }

    /// Whoever hangs on an output is told of each new level, on the thread of the wire.
    public synchronized void follow(String name, Consumer<Boolean> follower) {
        followers.put(name, follower);
    }

    /// Every wire is torn out; the kiosk may plug them in again.
    public synchronized void tearOut() {
        connected.forEach(it -> close(it.socket()));
        connected.clear();
    }

    private void tell(String name) {
        for (var wire : connected) {
            if (!wire.name().equals(name)) continue;
            try {
                send(wire);
            } catch (IOException _) {
                close(wire.socket());
            }
        }
    }

    private void send(Wire wire) throws IOException {
        var level = held.getOrDefault(wire.name(), wire.pull()) ? "1\n" : "0\n";
        wire.socket().getOutputStream().write(level.getBytes(StandardCharsets.US_ASCII));
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
            var hello = HELLO.matcher(String.valueOf(lines.readLine()));
            if (!hello.matches()) return;
            var wire = new Wire(hello.group(2), hello.group(3).equals("1"), socket);
            if (hello.group(1).equals("in")) followInput(wire, lines);
            else followOutput(wire, lines);
        } catch (IOException _) {
            // A kiosk that goes away, or dies, pulls its wires.
        }
    }

    private void followInput(Wire wire, BufferedReader lines) throws IOException {
        synchronized (this) {
            connected.add(wire);
            send(wire);
        }
        try {
            while (lines.readLine() != null) {
                // The kiosk has nothing to say on an input.
            }
        } finally {
            synchronized (this) {
                connected.remove(wire);
            }
        }
    }

    private void followOutput(Wire wire, BufferedReader lines) throws IOException {
        synchronized (this) {
            // Sends nothing, but is torn out with the others.
            connected.add(wire);
        }
        try {
            drive(wire.name(), wire.pull());
            for (var level = lines.readLine(); level != null; level = lines.readLine()) {
                drive(wire.name(), level.equals("1"));
            }
        } finally {
            synchronized (this) {
                connected.remove(wire);
            }
            drive(wire.name(), false);
        }
    }

    private void drive(String name, boolean level) {
        Consumer<Boolean> follower;
        synchronized (this) {
            if (isOn(name) == level) return;
            outputs.put(name, level);
            follower = followers.getOrDefault(name, _ -> {});
        }
        follower.accept(level);
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
