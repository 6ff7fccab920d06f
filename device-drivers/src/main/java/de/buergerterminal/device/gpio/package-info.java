/// Single wires: presence sensor, light and door contact on the GPIO lines of a Raspberry Pi. Start
/// reading at `GpioPresenceSensor` and `Board`. Pi4J is used in this package alone, always with an
/// explicit context: the automatic one silently becomes a mock where no board is found.
@NullMarked
package de.buergerterminal.device.gpio;

import org.jspecify.annotations.NullMarked;
