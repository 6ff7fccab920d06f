package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.StaffCall;
import de.buergerterminal.device.gpio.Contact.WhenFlapping;
import de.buergerterminal.device.gpio.Wires.Level;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A button between the line and ground, pulled up, and where configured a light that is lit from
/// the press until somebody has answered, five minutes at most. A button that is held, or jammed
/// down from the start, calls once.
public final class GpioStaffCall extends WiredDevice<GpioStaffCall.CallLink> implements StaffCall {
    private static final long LONGEST_LIGHT_NANOS = Duration.ofMinutes(5).toNanos();

    private final String line;
    private final Optional<String> lightLine;
    private final boolean activeLow;
    private final Contact contact = new Contact(WatchedInput.STABLE, WhenFlapping.SAY_THE_SAME);
    private volatile Runnable listener = () -> {};
    private volatile boolean waiting;
    private volatile long waitingSince;

    private GpioStaffCall(DeviceId id, Wires wires) {
        super(id, DeviceKind.STAFF_CALL, wires);
        this.line = wires.line();
        this.lightLine = wires.linesOf("light").stream().findFirst();
        this.activeLow = wires.activeLow(Level.LOW);
    }

    /// @param wires `gpio:<line>` or `gpio:<line>?light=<line>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioStaffCall at(DeviceId id, URI wires) {
        var parsed = Wires.of(wires, "light");
        if (parsed.linesOf("light").size() > 1) {
            throw parsed.settings().wrong("light must be one line.");
        }
        return new GpioStaffCall(id, parsed);
    }

    @Override
    CallLink plugInto(Board board) throws IOException {
        var pull = activeLow ? PullResistance.PULL_UP : PullResistance.PULL_DOWN;
        var button = board.input(line, activeLow, pull);
        var light =
                lightLine.isEmpty()
                        ? Optional.<Board.Output>empty()
                        : Optional.of(board.output(lightLine.get(), false));
        return new CallLink(board, new WatchedInput(button, contact, this::pressed), light);
    }

    private void pressed(boolean down) {
        if (!down) return;
        waitingSince = System.nanoTime();
        waiting = true;
        listener.run();
    }

    /// The button and its light.
    final class CallLink implements Link {
        private final Board board;
        private final WatchedInput button;
        private final Optional<Board.Output> light;

        private CallLink(Board board, WatchedInput button, Optional<Board.Output> light) {
            this.board = board;
            this.button = button;
            this.light = light;
        }

        @Override
        public Condition serve() throws IOException {
            button.watch();
            if (waiting && System.nanoTime() - waitingSince > LONGEST_LIGHT_NANOS) waiting = false;
            if (light.isPresent()) light.get().set(waiting);
            return button.condition("line " + line);
        }

        @Override
        public void close() {
            board.close();
        }
    }

    @Override
    public void onCall(Runnable listener) {
        this.listener = listener;
    }

    @Override
    public void answered() {
        waiting = false;
    }
}
