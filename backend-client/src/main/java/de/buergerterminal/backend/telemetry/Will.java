package de.buergerterminal.backend.telemetry;

import java.time.Duration;

/// What the broker is to publish, retained, when a client falls silent without a goodbye.
sealed interface Will {
    record None() implements Will {}

    record Says(KioskMessage.State lastWord, Duration delay) implements Will {}
}
