package de.buergerterminal.device.escpos;

import java.util.Optional;
import java.util.OptionalInt;

/// What a technician wants to know of a connected printer.
///
/// @param confirmation how it confirms receipts; empty while it cannot serve, as then it cannot be
///   tried
/// @param forgets whether it has confirmed that it clears its buffer when told to
/// @param receiptsLeft by the forecast; empty while the roll is not near its end
public record PrinterFacts(
        PrinterProfile profile,
        Optional<Confirmation> confirmation,
        boolean forgets,
        OptionalInt receiptsLeft) {}
