package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.gpio.Contact.WhenFlapping;
import de.buergerterminal.device.gpio.Wires.Level;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/// A motion or radar sensor whose output is high while somebody stands before the terminal. Pulled
/// the other way: a cut wire means nobody.
public final class GpioPresenceSensor extends WiredDevice<InputLink> implements PresenceSensor {
    private final String line;
    private final boolean activeLow;
    private final Contact contact = new Contact(WatchedInput.STABLE, WhenFlapping.SAY_THE_SAME);
    private volatile Consumer<Boolean> listener = _ -> {};

    private GpioPresenceSensor(DeviceId id, Wires wires) {
        super(id, DeviceKind.PRESENCE_SENSOR, wires);
        this.line = wires.line();
        this.activeLow = wires.activeLow(Level.HIGH);
    }

    /// @param wire `gpio:<line>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioPresenceSensor at(DeviceId id, URI wire) {
        return new GpioPresenceSensor(id, Wires.of(wire));
    }

    @Override
    InputLink plugInto(Board board) throws IOException {
        var pull = activeLow ? PullResistance.PULL_UP : PullResistance.PULL_DOWN;
        var input = board.input(line, activeLow, pull);
        var watched = new WatchedInput(input, contact, it -> listener.accept(it));
        return new InputLink(board, watched, it -> it.condition("line " + line));
    }

    @Override
    public void onPresence(Consumer<Boolean> listener) {
        this.listener = listener;
    }
}
