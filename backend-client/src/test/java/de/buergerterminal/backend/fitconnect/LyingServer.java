package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Speaks raw bytes on loopback, so that it can break every rule of HTTP. It counts what it was
/// allowed to send.
final class LyingServer implements AutoCloseable {
    /// What happens on a connection after the request's head was read.
    interface Lie {
        void tell(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final AtomicLong sentBytes = new AtomicLong();
    final AtomicInteger requests = new AtomicInteger();

    LyingServer(Lie lie) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket, lie));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve(Socket socket, Lie lie) {
        try (socket) {
            var out =
                    new OutputStream() {
                        @Override
                        public void write(int one) throws IOException {
                            write(new byte[] {(byte) one}, 0, 1);
                        }

                        @Override
                        public void write(byte[] bytes, int from, int count) throws IOException {
                            socket.getOutputStream().write(bytes, from, count);
                            sentBytes.addAndGet(count);
                        }
                    };
            while (readHead(socket.getInputStream())) {
                requests.incrementAndGet();
                lie.tell(out);
            }
        } catch (IOException hungUp) {
            // The client had enough, which is what the tests hope for.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        int lineEnds = 0;
        while (lineEnds < 4) {
            int next = in.read();
            if (next < 0) return false;
            lineEnds = next == "\r\n".charAt(lineEnds % 2) ? lineEnds + 1 : 0;
        }
        return true;
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        threads.shutdownNow();
    }
}
