package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/// A normally closed contact between the line and ground. Pulled up, so that an opened door and a
/// cut wire look the same: high.
public final class GpioDoorContact implements DoorContact {
    private static final Duration STABLE = Duration.ofMillis(50);

    private final Supervisor<InputLink> supervisor;
    private final Debounce debounce = new Debounce(STABLE, false);
    private volatile Consumer<Boolean> listener = _ -> {};

    private GpioDoorContact(DeviceId id, URI wire) {
        var boards = Boards.serving(wire);
        this.supervisor =
                new Supervisor<>(
                        id,
                        () ->
                                InputLink.on(
                                        boards.open(wire),
                                        PullResistance.PULL_UP,
                                        debounce,
                                        it -> listener.accept(it),
                                        GpioDoorContact::condition));
    }

    /// @param wire `gpio:<line number>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioDoorContact at(DeviceId id, URI wire) {
        return new GpioDoorContact(id, wire);
    }

    private static Condition condition(boolean open) {
        return open
                ? new Condition.NeedsCare(new Fault(FaultCode.TAMPER, "the service door is open"))
                : new Condition.Fine();
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.DOOR_CONTACT;
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
    public void onDoor(Consumer<Boolean> listener) {
        this.listener = listener;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
