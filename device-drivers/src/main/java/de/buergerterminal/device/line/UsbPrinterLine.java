package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.kernel.Linux;
import de.buergerterminal.device.kernel.PolledFile;
import de.buergerterminal.device.kernel.PolledFile.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A printer port of the kernel, `/dev/usb/lp0`. Nothing is known of speed or flow: the kernel says
/// when the printer takes bytes and when it has some.
final class UsbPrinterLine implements Line {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    /// Also how long closing may have to wait.
    private static final int SLICE_MILLIS = 50;

    private final String path;
    private final PolledFile file;
    private final byte[] received = new byte[256];
    private int from;
    private int to;

    private UsbPrinterLine(String path, PolledFile file) {
        this.path = path;
        this.file = file;
    }

    static UsbPrinterLine open(String path) throws LineException {
        // An ordinary file would take every receipt and keep it.
        if (Files.isRegularFile(Path.of(path)) || Files.isDirectory(Path.of(path))) {
            throw new LineException(FaultCode.WRONG_SETTINGS, path + " is no device file");
        }
        try {
            return new UsbPrinterLine(path, Linux.openPolled(Path.of(path), Access.READ_AND_WRITE));
        } catch (KernelException refused) {
            throw new LineException(whyClosed(refused), path + ": " + refused.getMessage());
        }
    }

    private static FaultCode whyClosed(KernelException refused) {
        if (refused.isForRights()) return FaultCode.PERMISSION_DENIED;
        return switch (refused.errno()) {
            case KernelException.ENOENT, KernelException.ENODEV, KernelException.ENXIO ->
                    FaultCode.NOT_FOUND;
            case KernelException.EBUSY -> FaultCode.BUSY;
            default -> FaultCode.DISCONNECTED;
        };
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        var deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
        try {
            for (var sent = 0; sent < bytes.length; ) {
                var taken = file.write(bytes, sent, SLICE_MILLIS);
                sent += taken;
                // A slow printer that takes some is not blocked.
                if (taken > 0) deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
                if (sent < bytes.length && deadline - System.nanoTime() <= 0) {
                    close();
                    throw new LineException(
                            FaultCode.LINE_BLOCKED,
                            "%s took no byte for %d ms".formatted(path, WRITE_LIMIT.toMillis()));
                }
            }
        } catch (KernelException gone) {
            throw lost(gone);
        }
    }

    @Override
    public int receive(Duration limit) throws LineException {
        var deadline = System.nanoTime() + limit.toNanos();
        try {
            while (from == to) {
                var left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
                from = 0;
                to = file.read(received, (int) Math.min(left, SLICE_MILLIS));
                if (to > 0) break;
                if (deadline - System.nanoTime() <= 0) return NOTHING;
                // Some printers answer a read with nothing instead of letting it wait.
                Thread.sleep(1);
            }
            return received[from++] & 0xFF;
        } catch (KernelException gone) {
            throw lost(gone);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return NOTHING;
        }
    }

    /// EINVAL is the kernel's answer for printers whose interface has no way back.
    private LineException lost(KernelException gone) {
        close();
        return gone.errno() == KernelException.EINVAL
                ? new LineException(
                        FaultCode.UNSUPPORTED, path + " takes data but gives no answers")
                : new LineException(FaultCode.DISCONNECTED, path + ": " + gone.getMessage());
    }

    @Override
    public void close() {
        file.close();
    }
}
