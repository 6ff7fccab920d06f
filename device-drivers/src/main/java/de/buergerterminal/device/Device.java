package de.buergerterminal.device;

import java.util.function.Consumer;

/// One device of the terminal, supervised by its own platform thread.
///
/// A device never gives up and never throws at its users: it connects, asks who is there, serves,
/// and on trouble reports once, backs off and tries again. All methods may be called from any
/// thread and return at once.
public interface Device extends AutoCloseable {
    DeviceId id();

    DeviceKind kind();

    /// The health as last observed; `Starting` until the first probe has ended.
    DeviceHealth health();

    /// Begins supervision. `onChange` is called on the device's thread, once for each change of
    /// word or fault, never for a mere poll; it must not block.
    void start(Consumer<DeviceHealth> onChange);

    /// Ends supervision and frees the line within two seconds. Idempotent.
    @Override
    void close();
}
