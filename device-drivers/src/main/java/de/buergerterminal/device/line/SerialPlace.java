package de.buergerterminal.device.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;

/// A device file, best one of the stable names udev gives: `/dev/serial/by-id/...` or a link of our
/// own rules such as `/dev/kiosk/printer`. What it leads to changes with every plug.
record SerialPlace(String path, SerialSettings settings) implements LinePort {
    @Override
    public Line open() throws LineException {
        return SerialLine.open(path, settings);
    }

    @Override
    public Duration wireTime(int bytes) {
        return Duration.ofMillis(settings.millisFor(bytes));
    }

    /// The node the name leads to and when the name was made: a node may come back under the same
    /// number, but then the link or the node itself is new.
    @Override
    public Optional<String> occupant() {
        try {
            var name = Path.of(path);
            var node = name.toRealPath();
            var link =
                    Files.readAttributes(
                            name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var made = link.isSymbolicLink() ? link.lastModifiedTime() + "/" + link.fileKey() : "";
            var key = Files.readAttributes(node, BasicFileAttributes.class).fileKey();
            return Optional.of(node + " " + key + " " + made);
        } catch (IOException | SecurityException absent) {
            return Optional.empty();
        }
    }
}
