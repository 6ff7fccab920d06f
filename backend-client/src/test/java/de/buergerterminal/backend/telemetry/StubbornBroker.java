package de.buergerterminal.backend.telemetry;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// Speaks just enough MQTT 5 (OASIS standard, 2019) to let anybody in and to refuse every publish
/// with reason 0x87, not authorised.
final class StubbornBroker implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int PINGREQ = 12;

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger publications = new AtomicInteger();
    private final ServerSocket socket;

    StubbornBroker() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = client.getOutputStream();
            while (true) {
                int head = in.readUnsignedByte();
                byte[] body = new byte[remainingLength(in)];
                in.readFully(body);
                answer(head >> 4, head & 0x0f, body, out);
                out.flush();
            }
        } catch (IOException _) {
            // the client hung up
        }
    }

    private void answer(int type, int flags, byte[] body, OutputStream out) throws IOException {
        switch (type) {
            case CONNECT -> {
                connections.incrementAndGet();
                out.write(new byte[] {0x20, 3, 0, 0, 0});
            }
            // SUBACK: packet id, no properties, granted QoS 1
            case SUBSCRIBE -> out.write(new byte[] {(byte) 0x90, 4, body[0], body[1], 0, 1});
            case PUBLISH -> {
                if ((flags & 0b0110) == 0) return; // QoS 0
                publications.incrementAndGet();
                int topic = ((body[0] & 0xff) << 8) | (body[1] & 0xff);
                out.write(new byte[] {0x40, 4, body[2 + topic], body[3 + topic], (byte) 0x87, 0});
            }
            case PINGREQ -> out.write(new byte[] {(byte) 0xd0, 0});
            default -> {}
        }
    }

    /// Variable byte integer, chapter 1.5.5.
    private static int remainingLength(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) return length;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
