package de.buergerterminal.device.codescan.keyboard;

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
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls of a 64-bit Linux (x86-64 and aarch64), by way of the C library.
@SuppressWarnings("restricted") // the C library is called here and nowhere else
final class LinuxCalls implements SystemCalls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /// `O_RDONLY | O_NONBLOCK | O_CLOEXEC`.
    private static final int FLAGS = 0x800 | 0x80000;

    /// `_IOW('E', 0x90, int)`.
    private static final long EVIOCGRAB = 0x40044590L;

    private static final short POLLIN = 1;

    private static final MethodHandle OPEN =
            variadic("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle IOCTL =
            variadic("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle POLL =
            handle("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle READ =
            handle("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE =
            handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                descriptor,
                Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle variadic(String name, int fixed, FunctionDescriptor descriptor) {
        var firstOfTheRest = Linker.Option.firstVariadicArg(fixed);
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                descriptor,
                Linker.Option.captureCallState("errno"),
                firstOfTheRest);
    }

    private interface Call {
        long on(Arena arena, MemorySegment state) throws Throwable;
    }

    private static int call(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            var answer = call.on(arena, state);
            return answer < 0 ? -(int) ERRNO.get(state, 0L) : (int) answer;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call of the C library failed to start", impossible);
        }
    }

    @Override
    public int open(String path) {
        return call(
                (arena, state) -> (int) OPEN.invokeExact(state, arena.allocateFrom(path), FLAGS));
    }

    @Override
    public int grab(int descriptor, boolean hold) {
        return call((_, state) ->
                (int) IOCTL.invokeExact(state, descriptor, EVIOCGRAB, hold ? 1L : 0L));
    }

    @Override
    public int poll(int descriptor, int millis) {
        return call((arena, state) -> {
            var entry = arena.allocate(8, 4);
            entry.set(JAVA_INT, 0, descriptor);
            entry.set(JAVA_SHORT, 4, POLLIN);
            return (int) POLL.invokeExact(state, entry, 1L, millis);
        });
    }

    @Override
    public int read(int descriptor, byte[] buffer) {
        return call((arena, state) -> {
            var bytes = arena.allocate(buffer.length, 8);
            var count = (long) READ.invokeExact(state, descriptor, bytes, (long) buffer.length);
            if (count > 0) MemorySegment.copy(bytes, JAVA_BYTE, 0, buffer, 0, (int) count);
            return count;
        });
    }

    @Override
    public int close(int descriptor) {
        return call((_, state) -> (int) CLOSE.invokeExact(state, descriptor));
    }
}
