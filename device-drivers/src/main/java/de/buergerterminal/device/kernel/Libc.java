package de.buergerterminal.device.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/// The functions of the C library that drivers use, each bound once.
@SuppressWarnings("restricted") // Talking to the kernel is what this class is for.
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    static final MethodHandle IOCTL =
            function(
                    "ioctl",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2));
    static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    static final MethodHandle READ =
            function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle SOCKET =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle SENDTO =
            function(
                    "sendto",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

    /// One system call in memory that lives as long as the call.
    interface Call {
        /// @param state where the C library leaves `errno`
        long answer(Arena memory, MemorySegment state) throws Throwable;
    }

    private Libc() {}

    /// Where the C library leaves `errno`.
    static MemorySegment state(Arena memory) {
        return memory.allocate(STATE);
    }

    /// Makes the call again while signals interrupt it.
    static long carryOut(String name, Call call) throws KernelException {
        while (true) {
            try (var memory = Arena.ofConfined()) {
                var state = memory.allocate(STATE);
                var answer = call.answer(memory, state);
                if (answer >= 0) return answer;
                var errno = (int) ERRNO.get(state, 0L);
                if (errno != KernelException.EINTR) throw new KernelException(name, errno);
            } catch (KernelException refused) {
                throw refused;
            } catch (Throwable defect) {
                throw new IllegalStateException(defect);
            }
        }
    }

    private static MethodHandle function(
            String name, FunctionDescriptor shape, Linker.Option... options) {
        var all = new ArrayList<>(List.of(options));
        all.add(Linker.Option.captureCallState("errno"));
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                shape,
                all.toArray(Linker.Option[]::new));
    }
}
