/// What the terminal tells the staff over MQTT 5, and the one command it answers. Start reading at
/// `Telemetry` (the kiosk's side), `FleetSubscription` (the console's side) and `KioskMessage`
/// (what travels between them). Every value on a topic is a word of a closed vocabulary, a number
/// or a time, so nothing a citizen types can ever get there. Eclipse Paho stays in this package.
@NullMarked
package de.buergerterminal.backend.telemetry;

import org.jspecify.annotations.NullMarked;
