package de.buergerterminal.device.gpio;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;

/// What all devices on wires have in common: a board that is opened anew at each connection, and a
/// supervisor.
abstract class WiredDevice<L extends Link> extends SupervisedDevice {
    final Supervisor<L> supervisor;

    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    WiredDevice(DeviceId id, DeviceKind kind, Wires wires) {
        super(kind);
        var boards = Boards.serving(wires);
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
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
