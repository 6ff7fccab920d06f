package de.buergerterminal.device.gpio;

import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import java.time.Duration;

/// One line in our hands. The kernel takes it back when [#close] or the end of the process, however
/// it ends, closes its file.
final class GpioLine implements AutoCloseable {
    private static final int EVENTS_AT_ONCE = 16;

    private final Kernel kernel;
    private final int file;
    private boolean closed;

    GpioLine(Kernel kernel, int file) {
        this.kernel = kernel;
        this.file = file;
    }

    synchronized boolean isActive() throws KernelException {
        refuseIfClosed();
        var values = GpioUapi.structure(GpioUapi.LINE_VALUES);
        GpioUapi.in(values).putLong(GpioUapi.at(GpioUapi.LINE_VALUES, "mask"), 1);
        kernel.ioctl(file, GpioUapi.GET_VALUES, "GPIO_V2_LINE_GET_VALUES", values);
        return (GpioUapi.in(values).getLong(GpioUapi.at(GpioUapi.LINE_VALUES, "bits")) & 1) != 0;
    }

    synchronized void set(boolean active) throws KernelException {
        refuseIfClosed();
        var values = GpioUapi.structure(GpioUapi.LINE_VALUES);
        GpioUapi.in(values).putLong(GpioUapi.at(GpioUapi.LINE_VALUES, "bits"), active ? 1 : 0);
        GpioUapi.in(values).putLong(GpioUapi.at(GpioUapi.LINE_VALUES, "mask"), 1);
        kernel.ioctl(file, GpioUapi.SET_VALUES, "GPIO_V2_LINE_SET_VALUES", values);
    }

    /// Waits for edges and takes them off the kernel's queue. How many there were says little: the
    /// queue holds sixteen and forgets the oldest; only the level afterwards is the truth.
    ///
    /// @return whether there was an edge
    boolean awaitEdges(Duration limit) throws KernelException {
        if (!kernel.readable(file, limit)) return false;
        var size = (int) GpioUapi.LINE_EVENT.byteSize();
        return kernel.read(file, new byte[EVENTS_AT_ONCE * size]) >= size;
    }

    private void refuseIfClosed() throws KernelException {
        if (closed) throw new KernelException("GPIO line", KernelException.EBADF);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        kernel.close(file);
    }
}
