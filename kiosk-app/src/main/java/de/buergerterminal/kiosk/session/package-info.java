/// The citizen's visit as a pure state machine: `SessionState` + `SessionEvent` ->
/// `SessionRules.on` -> next state + `SessionEffect`s; `SessionLoop` runs it with one queue on one
/// thread. States carry their facts, so leaving a state forgets its data. Nothing here knows
/// JavaFX, devices' drivers, HTTP or a clock.
@NullMarked
package de.buergerterminal.kiosk.session;

import org.jspecify.annotations.NullMarked;
