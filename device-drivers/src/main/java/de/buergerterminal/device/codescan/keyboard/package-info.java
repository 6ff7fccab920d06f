/// Scanners that pretend to be a keyboard, for want of a better one. The kernel's events are read
/// directly and exclusively (`EVIOCGRAB`), because a code must never type into the kiosk; without
/// that grab nothing is read at all. Start reading at `KeyboardCodeScanner` and `KeyEvents`. System
/// calls go through `PolledFile`.
@NullMarked
package de.buergerterminal.device.codescan.keyboard;

import org.jspecify.annotations.NullMarked;
