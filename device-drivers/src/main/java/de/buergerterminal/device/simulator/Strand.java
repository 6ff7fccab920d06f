package de.buergerterminal.device.simulator;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Bytes between a till and the simulated terminal, whatever carries them. One thread reads and
/// writes; any may close.
interface Strand extends AutoCloseable {
    /// How many bytes came within the limit; 0 for none.
    ///
    /// @throws IOException when the till is gone
    int read(byte[] chunk, Duration limit) throws IOException;

    void write(byte[] bytes) throws IOException;

    @Override
    void close();

    /// One TCP connection.
    static Strand of(Socket socket) {
        return new Strand() {
            @Override
            public int read(byte[] chunk, Duration limit) throws IOException {
                socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
                try {
                    int count = socket.getInputStream().read(chunk);
                    if (count < 0) throw new EOFException("the till hung up");
                    return count;
                } catch (SocketTimeoutException _) {
                    return 0;
                }
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                socket.getOutputStream().write(bytes);
            }

            @Override
            public void close() {
                try {
                    socket.close();
                } catch (IOException _) {
                    // Closing what is gone already.
                }
            }
        };
    }

    /// A serial line, which is never gone for its device: it ends by [#close] only.
    static Strand of(DeviceEnd end) {
        return new Strand() {
            private volatile boolean closed;

            @Override
            public int read(byte[] chunk, Duration limit) throws IOException {
                long started = System.nanoTime();
                do {
                    if (closed) throw new EOFException("switched off");
                    int count = end.read(chunk);
                    if (count > 0) return count;
                } while (System.nanoTime() - started < limit.toNanos());
                return 0;
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                if (closed) throw new EOFException("switched off");
                end.write(bytes);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
