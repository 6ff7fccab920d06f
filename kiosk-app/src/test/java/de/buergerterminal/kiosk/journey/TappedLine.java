package de.buergerterminal.kiosk.journey;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// The network cable between till and payment terminal, with an ear on it that can hold a message
/// back for ever. Reads the ZVT messages of the terminal (PA00P016: control field, length, data).
final class TappedLine implements AutoCloseable {
    /// Asked before a message is passed on; false holds it and everything after it back.
    interface Ear {
        boolean passTerminalsMessage(int control);

        boolean passTillsBytes();
    }

    private final ServerSocket server;
    private final int terminalPort;
    private final Ear ear;

    TappedLine(int terminalPort, Ear ear) throws IOException {
        this.terminalPort = terminalPort;
        this.ear = ear;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("tapped-line").start(this::serve);
    }

    URI driverUri() {
        return URI.create("zvt+tcp://127.0.0.1:" + server.getLocalPort() + "?password=000000");
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var till = server.accept();
                var terminal = new Socket(InetAddress.getLoopbackAddress(), terminalPort);
                Thread.ofVirtual().start(() -> fromTerminal(terminal, till));
                Thread.ofVirtual().start(() -> fromTill(till, terminal));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void fromTerminal(Socket terminal, Socket till) {
        try {
            var in = new DataInputStream(terminal.getInputStream());
            while (true) {
                var head = new byte[3];
                in.readFully(head);
                var longLength = new byte[(head[2] & 0xFF) == 0xFF ? 2 : 0];
                in.readFully(longLength);
                int length =
                        longLength.length == 0
                                ? head[2] & 0xFF
                                : (longLength[0] & 0xFF) | (longLength[1] & 0xFF) << 8;
                var data = new byte[length];
                in.readFully(data);
                if (!ear.passTerminalsMessage((head[0] & 0xFF) << 8 | (head[1] & 0xFF))) return;
                var out = till.getOutputStream();
                out.write(head);
                out.write(longLength);
                out.write(data);
            }
        } catch (IOException _) {
            close(till);
            close(terminal);
        }
    }

    /// The till's end of the cable goes with the till: then the terminal's goes too.
    private void fromTill(Socket till, Socket terminal) {
        try (till;
                terminal) {
            var bytes = new byte[4096];
            boolean passes = true;
            for (int count = 0; count >= 0; count = till.getInputStream().read(bytes)) {
                passes = passes && (count == 0 || ear.passTillsBytes());
                if (passes) terminal.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException _) {
            // Hung up; both ends are closed now.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
