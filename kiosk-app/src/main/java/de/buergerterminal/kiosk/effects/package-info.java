/// Carries the session's effects out with devices, sealer and outbox, and reports outcomes back as
/// events. Start at `KioskEffects`; the rule that money moves if and only if a request is booked
/// lives in `PaymentDesk` and `PaymentSettlement`. Seal, store and look-up run on virtual threads;
/// nothing here runs on the JavaFX thread or blocks the session thread.
@NullMarked
package de.buergerterminal.kiosk.effects;

import org.jspecify.annotations.NullMarked;
