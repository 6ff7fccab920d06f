package de.buergerterminal.device.line;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// A device file of the kernel that is asked before it is read or written (POSIX `open`, `poll`,
/// `read` and `write` with Linux values of the constants), since Java's own channels wait for such
/// files without a limit. All methods lock the file; none waits longer than told.
@SuppressWarnings("restricted") // Talking to the kernel is what this class is for.
final class DeviceFile implements AutoCloseable {
    static final int ENOENT = 2;
    static final int ENXIO = 6;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    private static final int EINTR = 4;
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    private static final int EPERM = 1;

    private static final int O_RDWR = 0x2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final short POLLIN = 0x1;
    private static final short POLLOUT = 0x4;
    private static final short POLLGONE = 0x8 | 0x10 | 0x20;
    private static final int BUFFER = 4_096;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle POLL =
            function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ =
            function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
            function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);

    /// The kernel said no, and by which number.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int errno;

        Refused(String call, int errno) {
            super(call + " failed, errno " + errno);
            this.errno = errno;
        }

        int errno() {
            return errno;
        }

        boolean forRights() {
            return errno == EACCES || errno == EPERM;
        }
    }

    private final Arena memory = Arena.ofShared();
    private final MemorySegment state = memory.allocate(STATE);
    private final MemorySegment poll = memory.allocate(8, 4);
    private final MemorySegment buffer = memory.allocate(BUFFER);
    private final int file;
    private boolean closed;

    private DeviceFile(int file) {
        this.file = file;
    }

    static DeviceFile open(String path) throws Refused {
        try (var scratch = Arena.ofConfined()) {
            var state = scratch.allocate(STATE);
            var name = scratch.allocateFrom(path);
            var file = (int) OPEN.invokeExact(state, name, O_RDWR | O_NOCTTY | O_NONBLOCK);
            if (file < 0) throw new Refused("open", (int) ERRNO.get(state, 0L));
            return new DeviceFile(file);
        } catch (Refused refused) {
            throw refused;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    /// @return how many bytes came, 0 for none
    /// @throws Refused when the device is gone or cannot be read
    synchronized int read(byte[] into, int limitMillis) throws Refused {
        try {
            if (!ready(POLLIN, limitMillis)) return 0;
            var most = (long) Math.min(into.length, BUFFER);
            var count = (long) READ.invokeExact(state, file, buffer, most);
            if (count < 0) return tryAgain("read");
            MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
            return (int) count;
        } catch (Refused refused) {
            throw refused;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    /// @return how many bytes were taken, 0 for none
    /// @throws Refused when the device is gone
    synchronized int write(byte[] bytes, int from, int limitMillis) throws Refused {
        try {
            if (!ready(POLLOUT, limitMillis)) return 0;
            var most = Math.min(bytes.length - from, BUFFER);
            MemorySegment.copy(bytes, from, buffer, JAVA_BYTE, 0, most);
            var count = (long) WRITE.invokeExact(state, file, buffer, (long) most);
            return count < 0 ? tryAgain("write") : (int) count;
        } catch (Refused refused) {
            throw refused;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private boolean ready(short what, int limitMillis) throws Throwable {
        if (closed) throw new Refused("poll", ENODEV);
        poll.set(JAVA_INT, 0, file);
        poll.set(JAVA_SHORT, 4, what);
        poll.set(JAVA_SHORT, 6, (short) 0);
        if ((int) POLL.invokeExact(state, poll, 1L, limitMillis) <= 0) return false;
        var told = poll.get(JAVA_SHORT, 6);
        // A device that is gone can be read as well: for ever, and without a byte.
        if ((told & POLLGONE) != 0) throw new Refused("poll", EIO);
        return (told & what) != 0;
    }

    private int tryAgain(String call) throws Refused {
        var errno = (int) ERRNO.get(state, 0L);
        if (errno == EAGAIN || errno == EINTR) return 0;
        throw new Refused(call, errno);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            // Whatever it answers: the file is no longer ours.
            var _ = (int) CLOSE.invokeExact(state, file);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
        memory.close();
    }

    private static MethodHandle function(
            String name, MemoryLayout answer, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.captureCallState("errno"));
    }
}
