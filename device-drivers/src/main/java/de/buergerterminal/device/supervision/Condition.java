package de.buergerterminal.device.supervision;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.Fault;
import java.time.Instant;

/// What a driver found when it last asked its device.
public sealed interface Condition {
    record Fine() implements Condition {}

    /// Serves, but somebody should come soon.
    record NeedsCare(Fault fault) implements Condition {}

    /// Is connected and answers, but cannot serve.
    record CannotServe(Fault fault) implements Condition {}

    /// The same in the words the rest of the world uses.
    default DeviceHealth since(Instant since) {
        return switch (this) {
            case Fine _ -> new DeviceHealth.Online(since);
            case NeedsCare it -> new DeviceHealth.Degraded(since, it.fault());
            case CannotServe it -> new DeviceHealth.Offline(since, it.fault());
        };
    }
}
