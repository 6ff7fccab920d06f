package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.StatusLight;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/// A lamp or LED strip on one output: dark, lit (ready), or blinking once a second (attention).
/// Goes dark when the terminal ends.
public final class GpioStatusLight implements StatusLight {
    private static final int ROUND_MILLIS = 50;
    private static final long HALF_BLINK_NANOS = 500_000_000;

    private final Supervisor<LightLink> supervisor;
    private volatile Signal signal = Signal.OFF;

    private GpioStatusLight(DeviceId id, URI wire) {
        var boards = Boards.serving(wire);
        this.supervisor = new Supervisor<>(id, () -> lightOn(boards.open(wire)));
    }

    /// @param wire `gpio:<line number>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioStatusLight at(DeviceId id, URI wire) {
        return new GpioStatusLight(id, wire);
    }

    private LightLink lightOn(Board board) throws LineException {
        try {
            return new LightLink(board, board.output());
        } catch (RuntimeException refused) {
            board.close();
            throw new LineException(
                    FaultCode.NOT_FOUND, "the output was refused: " + refused.getMessage());
        }
    }

    private final class LightLink implements Link {
        private final Board board;
        private final DigitalOutput output;

        LightLink(Board board, DigitalOutput output) {
            this.board = board;
            this.output = output;
        }

        @Override
        public Condition serve() throws IOException {
            board.verify();
            var lit =
                    switch (signal) {
                        case OFF -> false;
                        case READY -> true;
                        case ATTENTION -> System.nanoTime() / HALF_BLINK_NANOS % 2 == 0;
                    };
            if (output.isHigh() != lit) output.setState(lit);
            try {
                Thread.sleep(ROUND_MILLIS);
            } catch (InterruptedException ended) {
                throw new LineException(FaultCode.DISCONNECTED, "interrupted", ended);
            }
            return new Condition.Fine();
        }

        @Override
        public void close() {
            board.close();
        }
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.STATUS_LIGHT;
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
    public void show(Signal signal) {
        this.signal = signal;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
