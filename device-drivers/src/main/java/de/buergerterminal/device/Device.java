package de.buergerterminal.device;

import java.util.List;
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

    /// The last frames on the device's line, oldest first, with everything masked that belongs to a
    /// citizen; empty for a device that keeps no trace.
    default List<TracedFrame> trace() {
        return List.of();
    }

    /// From the next connection on, writes every byte **unmasked** to a transcript that tests can
    /// replay. For a technician with invented data; no terminal in service calls it.
    ///
    /// @return whether this device can
    default boolean recordTo(Appendable transcript) {
        return false;
    }

    /// Ends supervision and frees the line within two seconds. Idempotent.
    @Override
    void close();
}
