package de.buergerterminal.device.gpio;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// What all devices on wires have in common: a board that is opened anew at each connection, and a
/// supervisor.
abstract class WiredDevice<L extends Link> implements Device {
    final Supervisor<L> supervisor;
    private final DeviceKind kind;

    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    WiredDevice(DeviceId id, DeviceKind kind, Wires wires) {
        var boards = Boards.serving(wires);
        this.kind = kind;
        this.supervisor = new Supervisor<>(id, () -> connect(boards));
    }

    /// Takes the lines of this device; the board is closed when that fails.
    abstract L plugInto(Board board) throws IOException;

    private L connect(Boards.Opener boards) throws IOException {
        var board = boards.open();
        board.tell(supervisor.trace());
        try {
            return plugInto(board);
        } catch (IOException | RuntimeException refused) {
            board.close();
            throw refused;
        }
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return kind;
    }

    @Override
    public DeviceHealth health() {
        return supervisor.health();
    }

    @Override
    public void start(Consumer<DeviceHealth> onChange) {
        supervisor.start(onChange);
    }

    @Override
    public List<TracedFrame> trace() {
        return supervisor.trace().frames();
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
