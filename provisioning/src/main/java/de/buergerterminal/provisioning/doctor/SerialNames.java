package de.buergerterminal.provisioning.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stable names udev gives to serial devices; `/dev/ttyUSB0` is whoever came first.
///
/// @param folders where such names are, best first
record SerialNames(List<Path> folders) {
    private static final String UNSTABLE = "tty(USB|ACM)[0-9]+";

    static SerialNames ofThisComputer() {
        return new SerialNames(List.of(Path.of("/dev/kiosk"), Path.of("/dev/serial/by-id")));
    }

    /// What to tell somebody who gave this address; empty when there is nothing to say.
    Optional<String> adviceOn(URI address) {
        if (address.getScheme() == null
                || !address.getScheme().endsWith("+serial")
                || address.getPath() == null) {
            return Optional.empty();
        }
        var device = Path.of(address.getPath());
        if (!Files.exists(device)) return Optional.of(found());
        var name = device.getFileName();
        return name != null && name.toString().matches(UNSTABLE)
                ? nameOf(device)
                        .map(it ->
                                "%s may be another device tomorrow; write %s instead."
                                        .formatted(device, it))
                : Optional.empty();
    }

    private String found() {
        var all = all();
        return all.isEmpty()
                ? "No serial device with a name of its own is plugged in."
                : "Plugged in are: "
                        + String.join(", ", all.stream().map(Path::toString).toList())
                        + ".";
    }

    private Optional<Path> nameOf(Path device) {
        return all().stream().filter(it -> isSame(it, device)).findFirst();
    }

    private static boolean isSame(Path name, Path device) {
        try {
            return Files.isSameFile(name, device);
        } catch (IOException unpluggedMeanwhile) {
            return false;
        }
    }

    private List<Path> all() {
        return folders.stream().flatMap(folder -> in(folder).stream()).toList();
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
