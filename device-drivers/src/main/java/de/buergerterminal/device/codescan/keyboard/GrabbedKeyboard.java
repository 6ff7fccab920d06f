package de.buergerterminal.device.codescan.keyboard;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.kernel.Ioctl;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.kernel.PolledFile;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// An input device that nobody else hears (`linux/input.h`). One thread reads; [#close] may come
/// from any thread and waits for a running call.
final class GrabbedKeyboard implements AutoCloseable {
    static final int EVIOCGRAB = Ioctl.writing('E', 0x90, Integer.BYTES);

    private final String path;
    private final PolledFile file;
    private final FrameTrace trace;
    private final AtomicBoolean closed = new AtomicBoolean();

    private GrabbedKeyboard(String path, PolledFile file, FrameTrace trace) {
        this.path = path;
        this.file = file;
        this.trace = trace;
    }

    /// @throws LineException with `NOT_FOUND`, `PERMISSION_DENIED` or, when the device cannot be
    ///   had alone, `NOT_EXCLUSIVE`
    static GrabbedKeyboard open(PolledFile.Opener system, String path, FrameTrace trace)
            throws LineException {
        PolledFile file;
        try {
            file = system.open(Path.of(path), PolledFile.Access.READ);
        } catch (KernelException refused) {
            throw new LineException(
                    refused.isForRights() ? FaultCode.PERMISSION_DENIED : FaultCode.NOT_FOUND,
                    detail(refused),
                    refused);
        }
        try {
            file.ioctl(EVIOCGRAB, "EVIOCGRAB", 1);
            trace.note("grabbed");
            return new GrabbedKeyboard(path, file, trace);
        } catch (KernelException refused) {
            file.close();
            throw new LineException(
                    FaultCode.NOT_EXCLUSIVE,
                    refused.errno() == KernelException.EBUSY
                            ? path + " is held by another program"
                            : path + ": " + detail(refused),
                    refused);
        }
    }

    /// Waits up to `millis` for events.
    ///
    /// @return how many bytes came; 0 for none
    int read(byte[] buffer, int millis) throws LineException {
        try {
            return file.read(buffer, millis);
        } catch (KernelException gone) {
            throw new LineException(FaultCode.DISCONNECTED, path + ": " + detail(gone), gone);
        }
    }

    private static String detail(KernelException refused) {
        return String.valueOf(refused.getMessage());
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        try {
            file.ioctl(EVIOCGRAB, "EVIOCGRAB", 0);
        } catch (KernelException _) {
            // It is gone, and the grab with it.
        }
        trace.note("released");
        file.close();
    }
}
