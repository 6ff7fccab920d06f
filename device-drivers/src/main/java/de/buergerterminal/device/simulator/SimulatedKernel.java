package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.gpio.KernelProvider;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A kernel with one GPIO chip, `/dev/gpiochip0`, whose lines are wires of [SimulatedWires]. It
/// reads and fills the structures of the character device version 2 at the places where
/// `linux/gpio.h` has them on 64-bit machines, written here as numbers, so that driver and
/// simulator are two readings of the same header. What the kernel refuses, it refuses.
final class SimulatedKernel implements Kernel {
    /// Found by [java.util.ServiceLoader] where the simulators are on the class path.
    public static final class Provider implements KernelProvider {
        @Override
        public boolean serves(String scheme) {
            return scheme.equals("gpio+sim");
        }

        @Override
        public Kernel reach(URI wires, List<String> lines) throws IOException {
            if (!"127.0.0.1".equals(wires.getHost())
                    || !lines.stream().allMatch(it -> it.matches("[a-z0-9-]{1,31}"))) {
                throw new ConfigurationException(
                        wires + ": simulated wires are written gpio+sim://127.0.0.1:PORT/name.");
            }
            try (var probe = new Socket(InetAddress.getLoopbackAddress(), wires.getPort())) {
                return new SimulatedKernel(probe.getPort(), lines);
            } catch (IOException refused) {
                throw new LineException(FaultCode.NOT_FOUND, wires.toString(), refused);
            }
        }
    }

    /// As the header of a Raspberry Pi 4 calls itself.
    private static final String LABEL = "pinctrl-bcm2711";

    private static final Path CHIP = Path.of("/dev/gpiochip0");

    private static final int GET_CHIPINFO = 0x8044_B401;
    private static final int GET_LINEINFO = 0xC100_B405;
    private static final int GET_LINE = 0xC250_B407;
    private static final int GET_VALUES = 0xC010_B40E;
    private static final int SET_VALUES = 0xC010_B40F;

    private final int port;
    private final List<String> names;
    private final AtomicInteger nextFile = new AtomicInteger(1000);
    private final Map<Integer, Path> chips = new ConcurrentHashMap<>();
    private final Map<Integer, SimulatedLine> lines = new ConcurrentHashMap<>();

    /// @param port of the [SimulatedWires] on loopback
    /// @param names of the lines, in the order of their numbers
    SimulatedKernel(int port, List<String> names) {
        this.port = port;
        this.names = List.copyOf(names);
    }

    @Override
    public List<Path> devices(String prefix) {
        return CHIP.toString().startsWith(prefix) ? List.of(CHIP) : List.of();
    }

    @Override
    public int open(Path path) throws KernelException {
        if (!path.equals(CHIP)) throw new KernelException("open " + path, KernelException.ENOENT);
        var file = nextFile.incrementAndGet();
        chips.put(file, path);
        return file;
    }

    @Override
    public void ioctl(int file, int request, String name, byte[] argument) throws KernelException {
        if ((request >>> 16 & 0x3FFF) != argument.length) {
            throw new KernelException(name, KernelException.EINVAL);
        }
        var structure = ByteBuffer.wrap(argument).order(ByteOrder.nativeOrder());
        var line = lines.get(file);
        if (line != null) onLine(line, request, name, structure);
        else if (chips.containsKey(file)) onChip(request, name, structure);
        else throw new KernelException(name, KernelException.EBADF);
    }

    private void onChip(int request, String name, ByteBuffer structure) throws KernelException {
        switch (request) {
            case GET_CHIPINFO -> {
                text(structure, 0, "gpiochip0");
                text(structure, 32, LABEL);
                structure.putInt(64, names.size());
            }
            case GET_LINEINFO -> describe(structure, name);
            case GET_LINE -> take(structure, name);
            default -> throw new KernelException(name, KernelException.ENOTTY);
        }
    }

    private void describe(ByteBuffer info, String name) throws KernelException {
        var offset = offset(info.getInt(64), name);
        text(info, 0, names.get(offset));
        lines.values().stream()
                .filter(it -> it.offset() == offset)
                .findFirst()
                .ifPresent(it -> {
                    text(info, 32, it.consumer());
                    info.putLong(72, it.flags() | 1);
                });
    }

    /// `struct gpio_v2_line_request`, for one line and at most one attribute.
    private synchronized void take(ByteBuffer request, String name) throws KernelException {
        var offset = offset(request.getInt(0), name);
        var flags = request.getLong(288);
        if (request.getInt(560) != 1 || !paddingIsZero(request)) {
            throw new KernelException(name, KernelException.EINVAL);
        }
        if (lines.values().stream().anyMatch(it -> it.offset() == offset)) {
            throw new KernelException(name, KernelException.EBUSY);
        }
        var attribute = request.getInt(296) == 0 ? 0 : request.getInt(320);
        var initial = attribute == 2 && (request.getLong(328) & request.getLong(336) & 1) != 0;
        var debounceMicros = attribute == 3 ? request.getInt(328) : 0;
        try {
            var line =
                    SimulatedLine.plugIn(
                            new Socket(InetAddress.getLoopbackAddress(), port),
                            offset,
                            names.get(offset),
                            text(request, 256),
                            flags,
                            initial,
                            debounceMicros);
            var file = nextFile.incrementAndGet();
            lines.put(file, line);
            request.putInt(588, file);
        } catch (IllegalArgumentException contradiction) {
            throw new KernelException(name, KernelException.EINVAL);
        } catch (IOException gone) {
            throw new KernelException(name, KernelException.ENODEV);
        }
    }

    private static boolean paddingIsZero(ByteBuffer request) {
        for (var at = 300; at < 320; at++) if (request.get(at) != 0) return false;
        for (var at = 568; at < 588; at++) if (request.get(at) != 0) return false;
        return true;
    }

    private int offset(int asked, String name) throws KernelException {
        if (asked >= 0 && asked < names.size()) return asked;
        throw new KernelException(name, KernelException.EINVAL);
    }

    private static void onLine(SimulatedLine line, int request, String name, ByteBuffer values)
            throws KernelException {
        if (line.isGone()) throw new KernelException(name, KernelException.ENODEV);
        if ((values.getLong(8) & 1) == 0) throw new KernelException(name, KernelException.EINVAL);
        switch (request) {
            case GET_VALUES -> values.putLong(0, line.isActive() ? 1 : 0);
            case SET_VALUES -> line.set((values.getLong(0) & 1) != 0, name);
            default -> throw new KernelException(name, KernelException.ENOTTY);
        }
    }

    @Override
    public boolean readable(int file, Duration limit) throws KernelException {
        return line(file, "poll").awaitEdge(limit);
    }

    @Override
    public int read(int file, byte[] into) throws KernelException {
        return line(file, "read").readEdges(into);
    }

    private SimulatedLine line(int file, String call) throws KernelException {
        var line = lines.get(file);
        if (line == null) throw new KernelException(call, KernelException.EBADF);
        return line;
    }

    @Override
    public void write(int file, byte[] bytes) throws KernelException {
        throw new KernelException("write", KernelException.EINVAL);
    }

    @Override
    public void close(int file) {
        chips.remove(file);
        var line = lines.remove(file);
        if (line != null) line.close();
    }

    @Override
    public void send(String address, byte[] datagram) throws KernelException {
        throw new KernelException("send to " + address, KernelException.ECONNREFUSED);
    }

    private static void text(ByteBuffer structure, int at, String text) {
        structure.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer structure, int at) {
        var text = new StringBuilder();
        for (var i = at; structure.get(i) != 0; i++) text.append((char) structure.get(i));
        return text.toString();
    }
}
