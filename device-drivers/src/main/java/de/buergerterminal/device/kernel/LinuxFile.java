package de.buergerterminal.device.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A [PolledFile] of the kernel this process runs on.
final class LinuxFile implements PolledFile {
    private static final int O_RDONLY = 0x0;
    private static final int O_RDWR = 0x2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final short POLLIN = 0x1;
    private static final short POLLOUT = 0x4;

    /// `POLLERR`, `POLLHUP`, `POLLNVAL`.
    private static final short GONE = 0x8 | 0x10 | 0x20;

    private static final int MOST_AT_ONCE = 4_096;

    private final int file;
    private boolean closed;

    private LinuxFile(int file) {
        this.file = file;
    }

    static LinuxFile open(Path path, Access access) throws KernelException {
        var flags = O_NOCTTY | O_NONBLOCK | O_CLOEXEC | (access == Access.READ ? O_RDONLY : O_RDWR);
        var file =
                Libc.carryOut(
                        "open " + path,
                        (memory, state) -> {
                            var name = memory.allocateFrom(path.toString());
                            return (int) Libc.OPEN.invokeExact(state, name, flags);
                        });
        return new LinuxFile((int) file);
    }

    @Override
    public synchronized int read(byte[] into, int limitMillis) throws KernelException {
        if (!ready(POLLIN, limitMillis)) return 0;
        return orNothing(
                "read",
                (memory, state) -> {
                    var most = (long) Math.min(into.length, MOST_AT_ONCE);
                    var buffer = memory.allocate(most, 8);
                    var count = (long) Libc.READ.invokeExact(state, file, buffer, most);
                    if (count > 0) MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
                    return count;
                });
    }

    @Override
    public synchronized int write(byte[] bytes, int from, int limitMillis) throws KernelException {
        if (!ready(POLLOUT, limitMillis)) return 0;
        return orNothing(
                "write",
                (memory, state) -> {
                    var most = Math.min(bytes.length - from, MOST_AT_ONCE);
                    var buffer = memory.allocate(most);
                    MemorySegment.copy(bytes, from, buffer, JAVA_BYTE, 0, most);
                    return (long) Libc.WRITE.invokeExact(state, file, buffer, (long) most);
                });
    }

    @Override
    public synchronized void ioctl(int request, String name, long value) throws KernelException {
        refuseClosed("ioctl " + name);
        Libc.carryOut(
                "ioctl " + name,
                (_, state) ->
                        (int)
                                Libc.IOCTL.invokeExact(
                                        state,
                                        file,
                                        Integer.toUnsignedLong(request),
                                        MemorySegment.ofAddress(value)));
    }

    private boolean ready(short what, int limitMillis) throws KernelException {
        refuseClosed("poll");
        var told =
                (short)
                        Libc.carryOut(
                                "poll",
                                (memory, state) -> {
                                    // struct pollfd: int fd; short events; short revents
                                    var wanted = memory.allocate(8, 4);
                                    wanted.set(JAVA_INT, 0, file);
                                    wanted.set(JAVA_SHORT, 4, what);
                                    var count =
                                            (int)
                                                    Libc.POLL.invokeExact(
                                                            state, wanted, 1L, limitMillis);
                                    return count > 0 ? wanted.get(JAVA_SHORT, 6) : count;
                                });
        // A device that is gone can be read as well: for ever, and without a byte.
        if ((told & GONE) != 0) throw new KernelException("poll", KernelException.ENODEV);
        return (told & what) != 0;
    }

    private static int orNothing(String name, Libc.Call call) throws KernelException {
        try {
            return (int) Libc.carryOut(name, call);
        } catch (KernelException refused) {
            if (refused.errno() == KernelException.EAGAIN) return 0;
            throw refused;
        }
    }

    private void refuseClosed(String call) throws KernelException {
        if (closed) throw new KernelException(call, KernelException.EBADF);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        new Linux().close(file);
    }
}
