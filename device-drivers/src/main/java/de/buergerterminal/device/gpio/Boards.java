package de.buergerterminal.device.gpio;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/// Finds the board a wire's address names.
final class Boards {
    private static final Pattern LINE = Pattern.compile("gpio:([0-9]|[1-4][0-9]|5[0-3])");

    /// @throws ConfigurationException when the address is wrong, or names a board this installation
    ///   does not have
    static BoardProvider serving(URI wire) {
        var scheme = String.valueOf(wire.getScheme());
        if (scheme.equals("gpio")) {
            var line = LINE.matcher(wire.toString());
            if (line.matches()) return new GpiodBoards(Integer.parseInt(line.group(1)));
            throw new ConfigurationException(
                    wire + ": name the GPIO line by its number from 0 to 53, as in gpio:17.");
        }
        for (var contributed : ServiceLoader.load(BoardProvider.class)) {
            if (contributed.serves(scheme)) return contributed;
        }
        throw new ConfigurationException(
                wire
                        + ": this installation knows no such wires; use gpio:<number>, or start it"
                        + " with the simulators for gpio+sim.");
    }

    private Boards() {}
}
