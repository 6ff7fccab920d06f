package de.buergerterminal.device.watchdog;

import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.kernel.Linux;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A kernel with a hardware watchdog that can do fifteen seconds, as the Raspberry Pi's can.
/// Requests are known by the numbers of `linux/watchdog.h`. Datagrams go to the real kernel.
final class SimulatedWatchdog implements Kernel {
    private static final int FILE = 7;

    /// What reached the watchdog, in order: `open`, `timeout 10`, `food`, `V`, `close`.
    final List<String> seen = new CopyOnWriteArrayList<>();

    private final Linux linux = new Linux();

    @Override
    public List<Path> devices(String prefix) {
        return List.of();
    }

    @Override
    public int open(Path path) throws KernelException {
        if (!path.equals(Path.of("/dev/watchdog"))) {
            throw new KernelException("open " + path, KernelException.ENOENT);
        }
        seen.add("open");
        return FILE;
    }

    @Override
    public void ioctl(int file, int request, String name, byte[] argument) throws KernelException {
        var value = ByteBuffer.wrap(argument).order(ByteOrder.nativeOrder());
        switch (request) {
            case 0x8004_5705 -> seen.add("food");
            case 0xC004_5706 -> {
                if (value.getInt(0) > 15) throw new KernelException(name, KernelException.EINVAL);
                seen.add("timeout " + value.getInt(0));
            }
            default -> throw new KernelException(name, KernelException.ENOTTY);
        }
    }

    @Override
    public boolean readable(int file, Duration limit) {
        return false;
    }

    @Override
    public int read(int file, byte[] into) throws KernelException {
        throw new KernelException("read", KernelException.EINVAL);
    }

    @Override
    public void write(int file, byte[] bytes) {
        seen.add(new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public void close(int file) {
        seen.add("close");
    }

    @Override
    public void send(String address, byte[] datagram) throws KernelException {
        linux.send(address, datagram);
    }
}
