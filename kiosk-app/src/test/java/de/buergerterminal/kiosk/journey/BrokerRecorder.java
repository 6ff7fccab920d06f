package de.buergerterminal.kiosk.journey;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The least that an MQTT 5 sender takes for a broker (OASIS MQTT 5.0, chapter 3): says yes to
/// everything, passes nothing on, keeps every byte it hears.
final class BrokerRecorder implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int PINGREQ = 12;
    private static final int MOST_BYTES = 1 << 20;

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    BrokerRecorder() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("broker-recorder").start(this::serve);
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    }

    byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> follow(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void follow(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                int first = in.readUnsignedByte();
                var packet = new byte[length(in)];
                in.readFully(packet);
                synchronized (heard) {
                    heard.write(packet, 0, packet.length);
                }
                answer(first, ByteBuffer.wrap(packet), socket.getOutputStream());
            }
        } catch (IOException _) {
            // The sender hung up.
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0) break;
        }
        if (length > MOST_BYTES) throw new IOException("packet too long");
        return length;
    }

    private static void answer(int first, ByteBuffer packet, OutputStream out) throws IOException {
        switch (first >> 4) {
            case CONNECT -> out.write(new byte[] {0x20, 3, 0, 0, 0});
            case PUBLISH -> {
                if ((first & 0x06) == 0) return;
                packet.position(packet.getShort() + 2);
                out.write(new byte[] {0x40, 2, packet.get(), packet.get()});
            }
            case SUBSCRIBE ->
                    out.write(new byte[] {(byte) 0x90, 4, packet.get(), packet.get(), 0, 1});
            case PINGREQ -> out.write(new byte[] {(byte) 0xD0, 0});
            default -> {}
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket each : connections) each.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
