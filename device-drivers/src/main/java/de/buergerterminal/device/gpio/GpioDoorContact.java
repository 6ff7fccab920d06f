package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.gpio.Contact.WhenFlapping;
import de.buergerterminal.device.gpio.Wires.Level;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/// A normally closed contact between the line and ground. Pulled up, so that an opened door, a
/// broken tamper loop and a cut wire look the same: high. A contact that flaps counts as open.
public final class GpioDoorContact extends WiredDevice<InputLink> implements DoorContact {
    private final String line;
    private final boolean activeLow;
    private final Contact contact = new Contact(WatchedInput.STABLE, WhenFlapping.SAY_ON);
    private volatile Consumer<Boolean> listener = _ -> {};

    private GpioDoorContact(DeviceId id, Wires wires) {
        super(id, DeviceKind.DOOR_CONTACT, wires);
        this.line = wires.line();
        this.activeLow = wires.activeLow(Level.HIGH);
    }

    /// @param wire `gpio:<line>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioDoorContact at(DeviceId id, URI wire) {
        return new GpioDoorContact(id, Wires.of(wire));
    }

    @Override
    InputLink plugInto(Board board) throws IOException {
        var towardsOpen = activeLow ? PullResistance.PULL_DOWN : PullResistance.PULL_UP;
        var input = board.input(line, activeLow, towardsOpen);
        var watched = new WatchedInput(input, contact, it -> listener.accept(it));
        return new InputLink(board, watched, this::condition);
    }

    private Condition condition(WatchedInput door) {
        if (door.condition("line " + line) instanceof Condition.NeedsCare flapping) return flapping;
        return door.isOn()
                ? new Condition.NeedsCare(new Fault(FaultCode.TAMPER, "the service door is open"))
                : new Condition.Fine();
    }

    @Override
    public void onDoor(Consumer<Boolean> listener) {
        this.listener = listener;
    }
}
