package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.ApduParser;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The terminal's end of one TCP connection, with the ways TCP may cut messages.
final class TerminalWire {
    /// How messages travel; the receiver must not care.
    enum Cut {
        WHOLE,
        BYTE_BY_BYTE,
        /// Everything said before the next listening goes out in one piece.
        GLUED
    }

    private final Socket socket;
    private final Cut cut;
    private final BooleanSupplier silent;
    private final ApduParser parser = new ApduParser();
    private final Deque<Apdu> received = new ArrayDeque<>();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    TerminalWire(Socket socket, Cut cut, BooleanSupplier silent) throws IOException {
        this.socket = socket;
        this.cut = cut;
        this.silent = silent;
        socket.setTcpNoDelay(true);
    }

    void send(Apdu apdu) throws IOException {
        if (silent.getAsBoolean()) return;
        var bytes = apdu.encoded();
        switch (cut) {
            case WHOLE -> socket.getOutputStream().write(bytes);
            case BYTE_BY_BYTE -> {
                for (var each : bytes) socket.getOutputStream().write(each);
            }
            case GLUED -> held.writeBytes(bytes);
        }
    }

    /// The next message, or null after the limit.
    @Nullable Apdu receive(Duration limit) throws IOException {
        if (held.size() > 0) {
            socket.getOutputStream().write(held.toByteArray());
            held.reset();
        }
        var deadline = System.nanoTime() + limit.toNanos();
        while (received.isEmpty()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) return null;
            socket.setSoTimeout((int) Math.max(1, left.toMillis()));
            var chunk = new byte[1024];
            try {
                var count = socket.getInputStream().read(chunk);
                if (count < 0) throw new EOFException("the till hung up");
                received.addAll(parser.accept(chunk, count));
            } catch (SocketTimeoutException _) {
                return null;
            }
        }
        return received.removeFirst();
    }

    void cut() throws IOException {
        if (held.size() > 0) socket.getOutputStream().write(held.toByteArray());
        socket.close();
    }
}
