/// The terminal as a whole: production wiring, drivers, courier and outbox on simulated devices and
/// the reference office, from the first touch to the decided case. Each test is a sentence about
/// what must, or must never, happen to a citizen.
@NullMarked
package de.buergerterminal.kiosk.journey;

import org.jspecify.annotations.NullMarked;
