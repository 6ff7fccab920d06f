package de.buergerterminal.device.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A WebSocket server (RFC 6455) on loopback for one client and text frames, no more than a
/// simulated program needs.
final class WebSocketEnd implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST = 1 << 20;

    private final Runnable onOpen;
    private final Consumer<String> onText;
    private volatile ServerSocket server;
    private volatile @Nullable Socket client;
    private volatile int refuseWith;

    private WebSocketEnd(int port, Runnable onOpen, Consumer<String> onText) throws IOException {
        this.onOpen = onOpen;
        this.onText = onText;
        this.server = listen(port);
    }

    /// @param port 0 for any free one
    static WebSocketEnd at(int port, Runnable onOpen, Consumer<String> onText) throws IOException {
        return new WebSocketEnd(port, onOpen, onText);
    }

    private ServerSocket listen(int port) throws IOException {
        var listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon(true).name("simulated-program").start(() -> accept(listening));
        return listening;
    }

    int port() {
        return server.getLocalPort();
    }

    /// From now on upgrades are answered with this HTTP status; 0 lets clients in again.
    void refuseWith(int status) {
        refuseWith = status;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var next = listening.accept()) {
                next.setTcpNoDelay(true);
                talk(next);
            } catch (IOException _) {
                // This client is gone; the next one may come.
            } finally {
                client = null;
            }
        }
    }

    private void talk(Socket with) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(with.getInputStream()));
        var key = "";
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18))
                key = line.substring(18).strip();
        }
        if (refuseWith != 0) {
            write(
                    with,
                    "HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n"
                            .formatted(refuseWith)
                            .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        write(
                with,
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + acceptFor(key)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        client = with;
        onOpen.run();
        while (true) {
            var head = in.readUnsignedByte();
            var payload = payload(in);
            switch (head & 0x0F) {
                case TEXT -> onText.accept(new String(payload, StandardCharsets.UTF_8));
                case PING -> frame(with, PONG, payload);
                case CLOSE -> {
                    frame(with, CLOSE, payload);
                    return;
                }
                default -> {}
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') line.append((char) next);
            if (line.length() > 8_192) throw new IOException("no HTTP");
        }
        return line.toString();
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        var second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) length = in.readUnsignedShort();
        if (length == 127) length = in.readLong();
        if (length < 0 || length > LONGEST) throw new IOException("frame too long");
        var mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
        var payload = in.readNBytes((int) length);
        for (var i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
        return payload;
    }

    private static String acceptFor(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What nobody hears is lost.
    void say(String text) {
        var to = client;
        if (to == null) return;
        try {
            frame(to, TEXT, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // The client is gone; the reading thread notices.
        }
    }

    private static void frame(Socket to, int kind, byte[] payload) throws IOException {
        var length = payload.length;
        var head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        var frame = new byte[head + length];
        frame[0] = (byte) (0x80 | kind);
        frame[1] = (byte) (length < 126 ? length : length < 65_536 ? 126 : 127);
        for (var i = 2; i < head; i++) frame[i] = (byte) ((long) length >>> (8 * (head - 1 - i)));
        System.arraycopy(payload, 0, frame, head, length);
        write(to, frame);
    }

    private static synchronized void write(Socket to, byte[] bytes) throws IOException {
        to.getOutputStream().write(bytes);
    }

    /// The program ends without a word.
    void vanish() {
        close(server);
        close(client);
    }

    void comeBack() throws IOException {
        if (server.isClosed()) server = listen(server.getLocalPort());
    }

    @Override
    public void close() {
        vanish();
    }

    private static void close(java.io.@Nullable Closeable open) {
        if (open == null) return;
        try {
            open.close();
        } catch (IOException _) {
            // It is gone already.
        }
    }
}
