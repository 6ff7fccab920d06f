package de.buergerterminal.device.gpio;

import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what is asked of another kernel.
final class RecordingKernel implements Kernel {
    final List<String> lineRequests = new CopyOnWriteArrayList<>();
    final Set<Integer> open = ConcurrentHashMap.newKeySet();

    private final Kernel kernel;

    RecordingKernel(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public List<Path> devices(String prefix) throws KernelException {
        return kernel.devices(prefix);
    }

    @Override
    public int open(Path path) throws KernelException {
        var file = kernel.open(path);
        open.add(file);
        return file;
    }

    @Override
    public void ioctl(int file, int request, String name, byte[] argument) throws KernelException {
        if (request == GpioUapi.GET_LINE) {
            lineRequests.add(HexFormat.of().formatHex(argument));
        }
        kernel.ioctl(file, request, name, argument);
        if (request == GpioUapi.GET_LINE) open.add(GpioUapi.in(argument).getInt(588));
    }

    @Override
    public boolean readable(int file, Duration limit) throws KernelException {
        return kernel.readable(file, limit);
    }

    @Override
    public int read(int file, byte[] into) throws KernelException {
        return kernel.read(file, into);
    }

    @Override
    public void write(int file, byte[] bytes) throws KernelException {
        kernel.write(file, bytes);
    }

    @Override
    public void close(int file) {
        open.remove(file);
        kernel.close(file);
    }

    @Override
    public void send(String address, byte[] datagram) throws KernelException {
        kernel.send(address, datagram);
    }
}
