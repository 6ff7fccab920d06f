package de.buergerterminal.device.watchdog;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The service manager's end: a real Unix datagram socket that somebody may send to.
@SuppressWarnings("restricted") // Java has no such sockets.
final class ReceivingSocket implements AutoCloseable {
    private static final int MSG_DONTWAIT = 0x40;
    private static final MethodHandle SOCKET =
            function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND =
            function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECV =
            function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

    private final int file;

    /// @param name a path, or an abstract name after `@`
    ReceivingSocket(String name) {
        try (var memory = Arena.ofConfined()) {
            var bytes = name.getBytes(StandardCharsets.US_ASCII);
            file = (int) SOCKET.invokeExact(1, 2, 0);
            var address = memory.allocate(110, 2);
            address.set(JAVA_SHORT, 0, (short) 1);
            for (var i = 0; i < bytes.length; i++) address.set(JAVA_BYTE, 2L + i, bytes[i]);
            if (bytes[0] == '@') address.set(JAVA_BYTE, 2, (byte) 0);
            var length = 2 + bytes.length + (bytes[0] == '@' ? 0 : 1);
            if ((int) BIND.invokeExact(file, address, length) != 0) {
                throw new IllegalStateException("bind " + name);
            }
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The next datagram, waited for; empty when none comes within ten seconds.
    String next() throws InterruptedException {
        for (var i = 0; i < 1_000; i++) {
            var text = poll();
            if (!text.isEmpty()) return text;
            Thread.sleep(10);
        }
        return "";
    }

    String poll() {
        try (var memory = Arena.ofConfined()) {
            var buffer = memory.allocate(1024);
            var count = (long) RECV.invokeExact(file, buffer, 1024L, MSG_DONTWAIT);
            if (count <= 0) return "";
            return new String(buffer.asSlice(0, count).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            var _ = (int) CLOSE.invokeExact(file);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static MethodHandle function(
            String name, MemoryLayout answer, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(answer, arguments));
    }
}
