package de.buergerterminal.device.gpio;

import de.buergerterminal.device.kernel.Kernel;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Contributes wires that hang on another kernel than the one beneath us, through
/// [java.util.ServiceLoader]; the simulators do.
public interface KernelProvider {
    /// Whether wires of this scheme are its own.
    boolean serves(String scheme);

    /// @param lines the names of all lines that the device at this address uses
    /// @throws IOException when they cannot be reached now
    Kernel reach(URI wires, List<String> lines) throws IOException;
}
