package de.buergerterminal.device.codescan.keyboard;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.util.concurrent.atomic.AtomicBoolean;

/// An input device that nobody else hears. One thread reads; [#close] may come from any thread and
/// waits for a running call, since a descriptor closed meanwhile could be another file's already.
final class GrabbedKeyboard implements AutoCloseable {
    private static final int INTERRUPTED = 4;
    private static final int TRY_AGAIN = 11;

    private final SystemCalls system;
    private final String path;
    private final int descriptor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private GrabbedKeyboard(SystemCalls system, String path, int descriptor) {
        this.system = system;
        this.path = path;
        this.descriptor = descriptor;
    }

    /// @throws LineException with `NOT_FOUND`, `PERMISSION_DENIED` or, when the device cannot be
    ///   had alone, `NOT_EXCLUSIVE`
    static GrabbedKeyboard open(SystemCalls system, String path) throws LineException {
        var descriptor = system.open(path);
        if (descriptor == -SystemCalls.EACCES)
            throw new LineException(FaultCode.PERMISSION_DENIED, path);
        if (descriptor < 0)
            throw new LineException(FaultCode.NOT_FOUND, path + " errno " + -descriptor);
        var grabbed = system.grab(descriptor, true);
        if (grabbed < 0) {
            system.close(descriptor);
            throw new LineException(
                    FaultCode.NOT_EXCLUSIVE,
                    path
                            + (grabbed == -SystemCalls.EBUSY
                                    ? " is held by another program"
                                    : " errno " + -grabbed));
        }
        return new GrabbedKeyboard(system, path, descriptor);
    }

    /// Waits up to `millis` for events.
    ///
    /// @return how many bytes came; 0 for none
    synchronized int read(byte[] buffer, int millis) throws LineException {
        if (closed.get()) throw lost("closed");
        var ready = system.poll(descriptor, millis);
        if (ready == 0 || ready == -INTERRUPTED) return 0;
        if (ready < 0) throw lost("errno " + -ready);
        var count = system.read(descriptor, buffer);
        if (count == -TRY_AGAIN || count == -INTERRUPTED) return 0;
        if (count <= 0) throw lost("errno " + -count);
        return count;
    }

    private LineException lost(String why) {
        return new LineException(FaultCode.DISCONNECTED, path + " " + why);
    }

    @Override
    public synchronized void close() {
        if (!closed.compareAndSet(false, true)) return;
        system.grab(descriptor, false);
        system.close(descriptor);
    }
}
