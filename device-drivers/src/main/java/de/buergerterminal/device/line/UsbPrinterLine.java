package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
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
    private final DeviceFile file;
    private final byte[] received = new byte[256];
    private int from;
    private int to;

    private UsbPrinterLine(String path, DeviceFile file) {
        this.path = path;
        this.file = file;
    }

    static UsbPrinterLine open(String path) throws LineException {
        // An ordinary file would take every receipt and keep it.
        if (Files.isRegularFile(Path.of(path)) || Files.isDirectory(Path.of(path))) {
            throw new LineException(FaultCode.WRONG_SETTINGS, path + " is no device file");
        }
        try {
            return new UsbPrinterLine(path, DeviceFile.open(path));
        } catch (DeviceFile.Refused refused) {
            throw new LineException(whyClosed(refused), path + ": " + refused.getMessage());
        }
    }

    private static FaultCode whyClosed(DeviceFile.Refused refused) {
        if (refused.forRights()) return FaultCode.PERMISSION_DENIED;
        return switch (refused.errno()) {
            case DeviceFile.ENOENT, DeviceFile.ENODEV, DeviceFile.ENXIO -> FaultCode.NOT_FOUND;
            case DeviceFile.EBUSY -> FaultCode.BUSY;
            default -> FaultCode.DISCONNECTED;
        };
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        var deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
        try {
            for (var sent = 0; sent < bytes.length; ) {
                sent += file.write(bytes, sent, SLICE_MILLIS);
                if (sent < bytes.length && deadline - System.nanoTime() <= 0) {
                    close();
                    throw new LineException(FaultCode.DISCONNECTED, path + " takes no more bytes");
                }
            }
        } catch (DeviceFile.Refused gone) {
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
        } catch (DeviceFile.Refused gone) {
            throw lost(gone);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return NOTHING;
        }
    }

    /// EINVAL is the kernel's answer for printers whose interface has no way back.
    private LineException lost(DeviceFile.Refused gone) {
        close();
        return gone.errno() == DeviceFile.EINVAL
                ? new LineException(
                        FaultCode.UNSUPPORTED, path + " takes data but gives no answers")
                : new LineException(FaultCode.DISCONNECTED, path + ": " + gone.getMessage());
    }

    @Override
    public void close() {
        file.close();
    }
}
