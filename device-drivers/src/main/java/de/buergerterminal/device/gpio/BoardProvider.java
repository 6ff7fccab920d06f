package de.buergerterminal.device.gpio;

import java.io.IOException;
import java.net.URI;

/// Contributes another kind of board through [java.util.ServiceLoader]; the simulators do.
public interface BoardProvider {
    /// Whether wires of this scheme are its own.
    boolean serves(String scheme);

    /// @throws IOException when the wire cannot be reached now
    Board open(URI wire) throws IOException;
}
