package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/// A motion or radar sensor whose output is high while somebody stands before the terminal. Pulled
/// down: a cut wire means nobody.
public final class GpioPresenceSensor implements PresenceSensor {
    private static final Duration STABLE = Duration.ofMillis(50);

    private final Supervisor<InputLink> supervisor;
    private final Debounce debounce = new Debounce(STABLE, false);
    private volatile Consumer<Boolean> listener = _ -> {};

    private GpioPresenceSensor(DeviceId id, URI wire) {
        var boards = Boards.serving(wire);
        this.supervisor =
                new Supervisor<>(
                        id,
                        () ->
                                InputLink.on(
                                        boards.open(wire),
                                        PullResistance.PULL_DOWN,
                                        debounce,
                                        it -> listener.accept(it),
                                        _ -> new Condition.Fine()));
    }

    /// @param wire `gpio:<line number>`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioPresenceSensor at(DeviceId id, URI wire) {
        return new GpioPresenceSensor(id, wire);
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.PRESENCE_SENSOR;
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
    public void onPresence(Consumer<Boolean> listener) {
        this.listener = listener;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
