package de.buergerterminal.device.simulator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// One pseudo-terminal pair, through the C library (POSIX.1-2017 `posix_openpt` and friends, with
/// Linux values of the constants). Closing it must not race with reading; [Pty] sees to that.
@SuppressWarnings("restricted") // Talking to the kernel is what this class is for.
final class Terminal {
    private static final int O_RDWR = 0x2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final short POLLIN = 0x1;
    private static final short POLLOUT = 0x4;
    private static final int TCSANOW = 0;
    private static final int BUFFER = 65_536;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle POSIX_OPENPT = function("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANTPT = function("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCKPT = function("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle PTSNAME =
            function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle TCGETATTR =
            function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle TCSETATTR =
            function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle CFGETOSPEED = function("cfgetospeed", JAVA_INT, ADDRESS);
    private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle POLL =
            function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ =
            function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
            function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CFMAKERAW =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().find("cfmakeraw").orElseThrow(),
                    FunctionDescriptor.ofVoid(ADDRESS),
                    Linker.Option.captureCallState("errno"));

    private final Arena memory = Arena.ofShared();
    private final int master;
    private final int slave;
    private final String path;
    private final MemorySegment readState = memory.allocate(STATE);
    private final MemorySegment readPoll = memory.allocate(8, 4);
    private final MemorySegment readBuffer = memory.allocate(BUFFER);
    private final MemorySegment writeState = memory.allocate(STATE);
    private final MemorySegment writePoll = memory.allocate(8, 4);

    private Terminal(int master, int slave, String path) {
        this.master = master;
        this.slave = slave;
        this.path = path;
    }

    static Terminal open() throws IOException {
        try (var scratch = Arena.ofConfined()) {
            var state = scratch.allocate(STATE);
            var name = scratch.allocate(128);
            // Generous: the kernel's struct termios needs 60 bytes.
            var settings = scratch.allocate(256, 8);
            var master = (int) POSIX_OPENPT.invokeExact(state, O_RDWR | O_NOCTTY | O_NONBLOCK);
            check(master, state, "posix_openpt");
            check((int) GRANTPT.invokeExact(state, master), state, "grantpt");
            check((int) UNLOCKPT.invokeExact(state, master), state, "unlockpt");
            check((int) PTSNAME.invokeExact(state, master, name, 128L), state, "ptsname_r");
            check((int) TCGETATTR.invokeExact(state, master, settings), state, "tcgetattr");
            CFMAKERAW.invokeExact(state, settings);
            check(
                    (int) TCSETATTR.invokeExact(state, master, TCSANOW, settings),
                    state,
                    "tcsetattr");
            // Held open, because reading the master fails while nobody holds the slave.
            var slave = (int) OPEN.invokeExact(state, name, O_RDWR | O_NOCTTY);
            check(slave, state, "open");
            return new Terminal(master, slave, name.getString(0));
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    /// `/dev/pts/N`, what the driver opens.
    String path() {
        return path;
    }

    int read(byte[] into, int limitMillis) {
        try {
            if (!ready(readState, readPoll, POLLIN, limitMillis)) return 0;
            var most = (long) Math.min(into.length, BUFFER);
            var count = (long) READ.invokeExact(readState, master, readBuffer, most);
            if (count <= 0) return 0;
            MemorySegment.copy(readBuffer, JAVA_BYTE, 0, into, 0, (int) count);
            return (int) count;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    synchronized void write(byte[] bytes, int limitMillis) {
        try (var scratch = Arena.ofConfined()) {
            var rest = scratch.allocateFrom(JAVA_BYTE, bytes);
            while (rest.byteSize() > 0 && ready(writeState, writePoll, POLLOUT, limitMillis)) {
                var count = (long) WRITE.invokeExact(writeState, master, rest, rest.byteSize());
                if (count <= 0) return;
                rest = rest.asSlice(count);
            }
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private boolean ready(MemorySegment state, MemorySegment poll, short what, int limitMillis)
            throws Throwable {
        poll.set(JAVA_INT, 0, master);
        poll.set(JAVA_SHORT, 4, what);
        poll.set(JAVA_SHORT, 6, (short) 0);
        return (int) POLL.invokeExact(state, poll, 1L, limitMillis) > 0;
    }

    int baudCode() {
        try (var scratch = Arena.ofConfined()) {
            var state = scratch.allocate(STATE);
            var settings = scratch.allocate(256, 8);
            check((int) TCGETATTR.invokeExact(state, master, settings), state, "tcgetattr");
            return (int) CFGETOSPEED.invokeExact(state, settings);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    void close() {
        try (var scratch = Arena.ofConfined()) {
            var state = scratch.allocate(STATE);
            var ignored =
                    (int) CLOSE.invokeExact(state, master) + (int) CLOSE.invokeExact(state, slave);
            assert ignored <= 0;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
        memory.close();
    }

    private static void check(int answer, MemorySegment state, String call) throws IOException {
        if (answer >= 0 && !(answer > 0 && call.equals("ptsname_r"))) return;
        throw new IOException(call + " failed, errno " + (int) ERRNO.get(state, 0L));
    }

    private static MethodHandle function(
            String name, MemoryLayout answer, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.captureCallState("errno"));
    }
}
