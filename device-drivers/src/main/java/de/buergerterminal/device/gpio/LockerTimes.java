package de.buergerterminal.device.gpio;

import de.buergerterminal.device.line.DeviceUri;
import java.time.Duration;

/// How a terminal's locks want to be treated.
///
/// @param pulse how long a lock is under current at most, `pulse` in ms, 20 to 500
/// @param spring how long after that the door may take to spring open, `spring` in ms, 50 to 3000
/// @param cooldown how long the same lock rests after an impulse, `cooldown` in s, 0 to 300
/// @param leftOpen how long a door may stand open before somebody is told, `leftopen` in s, 1 to
///   3600
record LockerTimes(Duration pulse, Duration spring, Duration cooldown, Duration leftOpen) {
    static LockerTimes of(DeviceUri settings) {
        return new LockerTimes(
                Duration.ofMillis(settings.number("pulse", 200, 20, 500)),
                Duration.ofMillis(settings.number("spring", 1_000, 50, 3_000)),
                Duration.ofSeconds(settings.number("cooldown", 5, 0, 300)),
                Duration.ofSeconds(settings.number("leftopen", 60, 1, 3_600)));
    }
}
