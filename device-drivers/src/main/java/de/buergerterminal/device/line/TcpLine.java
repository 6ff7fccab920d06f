package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// A TCP connection to a device or to a serial server beside it. Nagle's delay is off, because
/// device protocols wait for short answers.
final class TcpLine implements Line {
    private static final int CONNECT_LIMIT_MILLIS = 1_500;
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final Socket socket;
    private final InputStream in;

    private TcpLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static TcpLine open(String host, int port) throws LineException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new LineException(FaultCode.NOT_FOUND, "host name " + host + " is unknown");
        }
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            probeWhileQuiet(socket);
            socket.connect(address, CONNECT_LIMIT_MILLIS);
            return new TcpLine(socket);
        } catch (SocketTimeoutException silent) {
            close(socket);
            throw new LineException(FaultCode.NO_ANSWER, host + ":" + port, silent);
        } catch (ConnectException refused) {
            close(socket);
            throw new LineException(
                    FaultCode.NOT_FOUND, "nothing listens at " + host + ":" + port, refused);
        } catch (IOException failed) {
            close(socket);
            throw new LineException(FaultCode.DISCONNECTED, host + ":" + port, failed);
        }
    }

    /// A device without power or cable says nothing, not even goodbye, and while it has the word it
    /// is not asked: its operating system is, from ten seconds of silence on, and the line counts
    /// as lost 15 seconds later.
    private static void probeWhileQuiet(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (!socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) return;
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 10);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        try (var watchdog = WriteWatchdog.over(WRITE_LIMIT, this::close)) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException failed) {
                throw watchdog.cutOr(lost(failed));
            }
        }
    }

    @Override
    public int receive(Duration limit) throws LineException {
        try {
            if (limit.isZero() && in.available() == 0) limit = Duration.ofMillis(1);
            socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
            var next = in.read();
            if (next < 0) throw lost(null);
            return next;
        } catch (SocketTimeoutException _) {
            return NOTHING;
        } catch (LineException lost) {
            throw lost;
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    private LineException lost(@Nullable IOException cause) {
        close();
        var where = String.valueOf(socket.getRemoteSocketAddress());
        return cause == null
                ? new LineException(FaultCode.DISCONNECTED, where)
                : new LineException(FaultCode.DISCONNECTED, where, cause);
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // A socket that cannot be closed is gone already.
        }
    }
}
