package de.buergerterminal.device.gpio;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.StatusLight;
import de.buergerterminal.device.gpio.Wires.Level;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.net.URI;

/// A lamp or LED strip on one output: dark, lit (ready), or blinking once a second (attention).
/// Goes dark when the terminal ends.
public final class GpioStatusLight extends WiredDevice<GpioStatusLight.LightLink>
        implements StatusLight {
    private static final int ROUND_MILLIS = 50;
    private static final long HALF_BLINK_NANOS = 500_000_000;

    private final String line;
    private final boolean activeLow;
    private volatile Signal signal = Signal.OFF;

    private GpioStatusLight(DeviceId id, Wires wires) {
        super(id, DeviceKind.STATUS_LIGHT, wires);
        this.line = wires.line();
        this.activeLow = wires.activeLow(Level.HIGH);
    }

    /// @param wire `gpio:<line>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioStatusLight at(DeviceId id, URI wire) {
        return new GpioStatusLight(id, Wires.of(wire));
    }

    @Override
    LightLink plugInto(Board board) throws IOException {
        return new LightLink(board, board.output(line, activeLow));
    }

    /// The lamp.
    final class LightLink implements Link {
        private final Board board;
        private final Board.Output output;
        private boolean lit;

        private LightLink(Board board, Board.Output output) {
            this.board = board;
            this.output = output;
        }

        @Override
        public Condition serve() throws IOException {
            output.verify();
            var wanted =
                    switch (signal) {
                        case OFF -> false;
                        case READY -> true;
                        case ATTENTION -> System.nanoTime() / HALF_BLINK_NANOS % 2 == 0;
                    };
            if (lit != wanted) output.set(wanted);
            lit = wanted;
            Pause.millis(ROUND_MILLIS);
            return new Condition.Fine();
        }

        @Override
        public void close() {
            board.close();
        }
    }

    @Override
    public void show(Signal signal) {
        this.signal = signal;
    }
}
