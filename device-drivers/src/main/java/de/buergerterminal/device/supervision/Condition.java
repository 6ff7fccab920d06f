package de.buergerterminal.device.supervision;

import de.buergerterminal.device.Fault;

/// What a driver found when it last asked its device.
public sealed interface Condition {
    record Fine() implements Condition {}

    /// Serves, but somebody should come soon.
    record NeedsCare(Fault fault) implements Condition {}

    /// Is connected and answers, but cannot serve.
    record CannotServe(Fault fault) implements Condition {}
}
