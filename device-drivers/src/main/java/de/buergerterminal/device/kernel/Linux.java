package de.buergerterminal.device.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The kernel this process runs on, through the C library. Calls block the calling thread, so they
/// belong on platform threads. Constants are those of Linux on x86-64, arm and arm64.
public final class Linux implements Kernel {
    private static final int O_RDWR = 0x2;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final short POLLIN = 0x1;
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int LONGEST_SOCKET_NAME = 107;

    @Override
    public List<Path> devices(String prefix) throws KernelException {
        var pattern = Path.of(prefix);
        var found = new ArrayList<Path>();
        try (var files =
                Files.newDirectoryStream(pattern.getParent(), pattern.getFileName() + "*")) {
            files.forEach(found::add);
        } catch (IOException unreadable) {
            throw new KernelException("list " + prefix + "*", KernelException.ENOENT);
        }
        found.sort(null);
        return found;
    }

    @Override
    public int open(Path path) throws KernelException {
        return (int)
                Libc.carryOut(
                        "open " + path,
                        (memory, state) -> {
                            var name = memory.allocateFrom(path.toString());
                            return (int) Libc.OPEN.invokeExact(state, name, O_RDWR | O_CLOEXEC);
                        });
    }

    /// @throws KernelException with `ENOENT`, `EACCES`, `EBUSY` or whatever the kernel says
    public static PolledFile openPolled(Path path, PolledFile.Access access)
            throws KernelException {
        return LinuxFile.open(path, access);
    }

    /// Whether structures with times and addresses have their 64-bit form.
    public static boolean is64Bit() {
        return ADDRESS.byteSize() == 8;
    }

    @Override
    public void ioctl(int file, int request, String name, byte[] argument) throws KernelException {
        Libc.carryOut(
                "ioctl " + name,
                (memory, state) -> {
                    var structure = memory.allocate(argument.length, 8);
                    structure.copyFrom(MemorySegment.ofArray(argument));
                    var answer =
                            (int)
                                    Libc.IOCTL.invokeExact(
                                            state,
                                            file,
                                            Integer.toUnsignedLong(request),
                                            structure);
                    MemorySegment.ofArray(argument).copyFrom(structure);
                    return answer;
                });
    }

    @Override
    public boolean readable(int file, Duration limit) throws KernelException {
        var ready =
                Libc.carryOut(
                        "poll",
                        (memory, state) -> {
                            // struct pollfd: int fd; short events; short revents
                            var wanted = memory.allocate(8, 4);
                            wanted.set(JAVA_INT, 0, file);
                            wanted.set(JAVA_SHORT, 4, POLLIN);
                            return (int)
                                    Libc.POLL.invokeExact(
                                            state, wanted, 1L, (int) limit.toMillis());
                        });
        return ready > 0;
    }

    @Override
    public int read(int file, byte[] into) throws KernelException {
        return (int)
                Libc.carryOut(
                        "read",
                        (memory, state) -> {
                            var buffer = memory.allocate(into.length, 8);
                            var size = (long) into.length;
                            var count = (long) Libc.READ.invokeExact(state, file, buffer, size);
                            if (count > 0) {
                                MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
                            }
                            return count;
                        });
    }

    @Override
    public void write(int file, byte[] bytes) throws KernelException {
        var written =
                Libc.carryOut(
                        "write",
                        (memory, state) -> {
                            var buffer = memory.allocateFrom(JAVA_BYTE, bytes);
                            var size = (long) bytes.length;
                            return (long) Libc.WRITE.invokeExact(state, file, buffer, size);
                        });
        if (written < bytes.length) throw new KernelException("write", KernelException.EIO);
    }

    @Override
    public void close(int file) {
        try (var memory = Arena.ofConfined()) {
            // Linux frees the number even where close reports an error; there is nothing to repeat.
            var _ = (int) Libc.CLOSE.invokeExact(Libc.state(memory), file);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    @Override
    public void send(String address, byte[] datagram) throws KernelException {
        var name = address.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > LONGEST_SOCKET_NAME) {
            throw new KernelException("send to socket", KernelException.ENAMETOOLONG);
        }
        var socket =
                (int)
                        Libc.carryOut(
                                "socket",
                                (_, state) ->
                                        (int)
                                                Libc.SOCKET.invokeExact(
                                                        state,
                                                        (int) AF_UNIX,
                                                        SOCK_DGRAM | SOCK_CLOEXEC,
                                                        0));
        try {
            Libc.carryOut(
                    "sendto " + address,
                    (memory, state) -> {
                        var to = socketAddress(memory, name);
                        var bytes = memory.allocateFrom(JAVA_BYTE, datagram);
                        return (long)
                                Libc.SENDTO.invokeExact(
                                        state,
                                        socket,
                                        bytes,
                                        (long) datagram.length,
                                        MSG_DONTWAIT | MSG_NOSIGNAL,
                                        to,
                                        (int) to.byteSize());
                    });
        } finally {
            close(socket);
        }
    }

    /// `struct sockaddr_un`, unix(7): a path ends in NUL and counts it; an abstract name begins
    /// with NUL and ends where the length says.
    static MemorySegment socketAddress(Arena memory, byte[] name) {
        var isAbstract = name[0] == '@';
        var address = memory.allocate(2L + name.length + (isAbstract ? 0 : 1), 2);
        address.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
        if (isAbstract) address.set(JAVA_BYTE, 2, (byte) 0);
        return address;
    }
}
