package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// How to run a reference office.
///
/// @param port TCP port on 127.0.0.1, 0 for any free one
/// @param folder keys, data base and credentials; made if it is not there
/// @param catalogue the services on offer and their schemas
/// @param desks names of the destinations, at least one; each has its own id and keys and offers
///   the whole catalogue
/// @param clock what time it is
public record OfficeSettings(
        int port, Path folder, ServiceCatalogue catalogue, List<String> desks, Clock clock) {
    public OfficeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65,535");
        }
        desks = List.copyOf(desks);
        if (desks.isEmpty()) throw new IllegalArgumentException("an office needs a desk");
    }

    /// One desk, real time.
    public OfficeSettings(int port, Path folder, ServiceCatalogue catalogue) {
        this(port, folder, catalogue, List.of("Bürgerbüro Musterstadt"), Clock.systemUTC());
    }
}
