package de.buergerterminal.device.supervision;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.TracedFrame;
import java.util.List;
import java.util.function.Consumer;

/// What every driver shows of itself is what its supervisor knows; a driver adds what its kind of
/// device can do.
public abstract class SupervisedDevice implements Device {
    private final DeviceKind kind;

    protected SupervisedDevice(DeviceKind kind) {
        this.kind = kind;
    }

    /// The one that keeps this device alive, always the same.
    protected abstract Supervisor<?> supervisor();

    @Override
    public final DeviceId id() {
        return supervisor().id();
    }

    @Override
    public final DeviceKind kind() {
        return kind;
    }

    @Override
    public final DeviceHealth health() {
        return supervisor().health();
    }

    @Override
    public final void start(Consumer<DeviceHealth> onChange) {
        supervisor().start(onChange);
    }

    @Override
    public final List<TracedFrame> trace() {
        return supervisor().trace().frames();
    }

    @Override
    public void close() {
        supervisor().close();
    }
}
