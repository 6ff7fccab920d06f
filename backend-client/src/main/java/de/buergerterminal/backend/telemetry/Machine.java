package de.buergerterminal.backend.telemetry;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/// How the computer in the terminal is doing. A figure that cannot be measured is left out.
///
/// @param up how long the process has been running
/// @param cpu share of all cores in use, 0 to 1
/// @param memory share of physical memory in use, 0 to 1
/// @param disk share of the working folder's disk in use, 0 to 1
/// @param temperature of the processor in °C
public record Machine(
        Duration up,
        OptionalDouble cpu,
        OptionalDouble memory,
        OptionalDouble disk,
        OptionalDouble temperature) {
    private static final Path THERMAL = Path.of("/sys/class/thermal/thermal_zone0/temp");

    /// The figures of this machine now; takes a few milliseconds.
    public static Machine measured() {
        var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof com.sun.management.OperatingSystemMXBean machine)) {
            return new Machine(up, none(), none(), diskInUse(), processorTemperature());
        }
        long memory = machine.getTotalMemorySize();
        return new Machine(
                up,
                share(machine.getCpuLoad()),
                share(1 - (double) machine.getFreeMemorySize() / memory),
                diskInUse(),
                processorTemperature());
    }

    private static OptionalDouble diskInUse() {
        var here = new File(".");
        long total = here.getTotalSpace();
        return total == 0 ? none() : share(1 - (double) here.getUsableSpace() / total);
    }

    /// Linux gives thousandths of a degree; other systems and most virtual machines have no file.
    private static OptionalDouble processorTemperature() {
        try {
            return OptionalDouble.of(Long.parseLong(Files.readString(THERMAL).strip()) / 1000.0);
        } catch (IOException | NumberFormatException _) {
            return none();
        }
    }

    private static OptionalDouble share(double value) {
        if (Double.isNaN(value) || value < 0) return none();
        return OptionalDouble.of(Math.round(Math.min(1, value) * 100) / 100.0);
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }
}
