package de.buergerterminal.device.watchdog;

import de.buergerterminal.device.kernel.Ioctl;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// The watchdog of the machine, `/dev/watchdog`, after the kernel's watchdog API
/// (`linux/watchdog.h`). From opening on the machine is reset when nobody calls [#feed] within
/// [#timeout], also after a crash; only [#disarm] ends that. Leave the file to systemd
/// (`RuntimeWatchdogSec=`) where it has it: there is one owner.
public final class HardwareWatchdog implements AutoCloseable {
    private static final int SIZE_OF_INT = 4;
    static final int KEEPALIVE = Ioctl.reading('W', 5, SIZE_OF_INT);
    static final int SETTIMEOUT = Ioctl.exchanging('W', 6, SIZE_OF_INT);

    /// The letter after which closing the file stops the watchdog, where the driver can.
    private static final byte[] MAGIC_CLOSE = "V".getBytes(StandardCharsets.US_ASCII);

    private final Kernel kernel;
    private final int file;
    private final Duration timeout;
    private boolean closed;

    private HardwareWatchdog(Kernel kernel, int file, Duration timeout) {
        this.kernel = kernel;
        this.file = file;
        this.timeout = timeout;
    }

    /// Arms the watchdog.
    ///
    /// @param device `/dev/watchdog`
    /// @param wanted whole seconds; bcm2835_wdt of the Raspberry Pi can do 15 at most
    /// @throws KernelException `ENOENT` without a watchdog, `EBUSY` when systemd owns it, `EINVAL`
    ///   when it cannot wait that long; it is disarmed again then
    public static HardwareWatchdog arm(Kernel kernel, Path device, Duration wanted)
            throws KernelException {
        var file = kernel.open(device);
        try {
            var seconds = new byte[SIZE_OF_INT];
            var value = ByteBuffer.wrap(seconds).order(ByteOrder.nativeOrder());
            value.putInt(0, (int) wanted.toSeconds());
            kernel.ioctl(file, SETTIMEOUT, "WDIOC_SETTIMEOUT", seconds);
            // The driver answers with what it made of the wish.
            return new HardwareWatchdog(kernel, file, Duration.ofSeconds(value.getInt(0)));
        } catch (KernelException refused) {
            kernel.write(file, MAGIC_CLOSE);
            kernel.close(file);
            throw refused;
        }
    }

    /// After how long without food the machine is reset.
    public Duration timeout() {
        return timeout;
    }

    public synchronized void feed() throws KernelException {
        if (closed) throw new KernelException("WDIOC_KEEPALIVE", KernelException.EBADF);
        kernel.ioctl(file, KEEPALIVE, "WDIOC_KEEPALIVE", new byte[SIZE_OF_INT]);
    }

    /// A wanted end: the machine stays up. A driver built with `nowayout` resets it all the same.
    public synchronized void disarm() throws KernelException {
        if (closed) return;
        kernel.write(file, MAGIC_CLOSE);
        close();
    }

    /// Lets go without disarming: the machine is reset unless somebody else arms and feeds it in
    /// time.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        kernel.close(file);
    }
}
