package de.buergerterminal.device.line;

import java.time.Duration;

/// A serial port of the machine, where a device may be plugged in.
record SerialPlace(String path, SerialSettings settings) implements LinePort {
    @Override
    public Line open() throws LineException {
        return SerialLine.open(path, settings);
    }

    @Override
    public Duration wireTime(int bytes) {
        return Duration.ofMillis(settings.millisFor(bytes));
    }
}
