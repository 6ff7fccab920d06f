package de.buergerterminal.device;

import java.time.Instant;
import java.util.Optional;

/// A word and a reason, never a boolean. Words after CEN/XFS4IoT device status.
public sealed interface DeviceHealth {
    Instant since();

    /// Not probed yet.
    record Starting(Instant since) implements DeviceHealth {}

    record Online(Instant since) implements DeviceHealth {}

    /// Works, needs care soon, for example [FaultCode#PAPER_LOW].
    record Degraded(Instant since, Fault fault) implements DeviceHealth {}

    /// Cannot serve now.
    record Offline(Instant since, Fault fault) implements DeviceHealth {}

    /// Whether a citizen can be served by this device now.
    default boolean usable() {
        return this instanceof Online || this instanceof Degraded;
    }

    default Optional<Fault> reason() {
        return switch (this) {
            case Degraded it -> Optional.of(it.fault());
            case Offline it -> Optional.of(it.fault());
            case Starting _, Online _ -> Optional.empty();
        };
    }

    /// Lower-case word for topics and commands.
    default String word() {
        return switch (this) {
            case Starting _ -> "starting";
            case Online _ -> "online";
            case Degraded _ -> "degraded";
            case Offline _ -> "offline";
        };
    }

    /// Same word and same fault code; only such a difference is worth a report.
    default boolean saysTheSameAs(DeviceHealth other) {
        return word().equals(other.word())
                && reason().map(Fault::code).equals(other.reason().map(Fault::code));
    }
}
