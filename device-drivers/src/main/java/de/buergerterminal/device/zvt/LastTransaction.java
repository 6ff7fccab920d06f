package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import java.util.Optional;

/// The terminal's answer to `06 20`, what it remembers as its last transaction.
sealed interface LastTransaction {
    record Told(StatusInformation status) implements LastTransaction {}

    /// It answers, but has nothing to tell, as a new terminal has not.
    record Nothing() implements LastTransaction {}

    /// It is locked or at work and does not say what it remembers.
    record NotNow(Fault fault) implements LastTransaction {}

    default Optional<StatusInformation> told() {
        return this instanceof Told(var status) ? Optional.of(status) : Optional.empty();
    }
}
