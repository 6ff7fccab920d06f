/// Single wires: presence sensor, light, door contact, staff call and lockers on the lines of a
/// GPIO chip. Start reading at `GpioPresenceSensor` and `Board`; below them lie a Pi4J provider of
/// our own (`ChardevInputs`, `ChardevOutputs`) and the kernel's structures (`GpioUapi`). Pi4J is
/// used in this package alone, always with an explicit context: the automatic one silently becomes
/// a mock where no board is found.
@NullMarked
package de.buergerterminal.device.gpio;

import org.jspecify.annotations.NullMarked;
