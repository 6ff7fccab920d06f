package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.office.record.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// How to run a reference office.
///
/// @param port TCP port on 127.0.0.1, 0 for any free one
/// @param folder keys, data base and credentials; made if it is not there
/// @param catalogue the services on offer and their schemas
/// @param desks names of the destinations, at least one; each has its own id and keys and offers
///   the whole catalogue
/// @param clock what time it is
/// @param retention how long records are kept
/// @param signIn whether the inbox asks who is there
/// @param database a PostgreSQL server for the cases; empty for a SQLite file in the folder
public record OfficeSettings(
        int port,
        Path folder,
        ServiceCatalogue catalogue,
        List<String> desks,
        Clock clock,
        Retention retention,
        SignIn signIn,
        Optional<DatabaseAccess> database) {
    /// Whether people must say who they are before they see the inbox.
    public enum SignIn {
        REQUIRED,
        /// For demonstrations and tests alone: everybody on this machine is the case worker.
        NONE
    }

    public OfficeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65,535");
        }
        desks = List.copyOf(desks);
        if (desks.isEmpty()) throw new IllegalArgumentException("an office needs a desk");
    }

    /// Records kept as usual, sign-in required.
    public OfficeSettings(
            int port, Path folder, ServiceCatalogue catalogue, List<String> desks, Clock clock) {
        this(
                port,
                folder,
                catalogue,
                desks,
                clock,
                Retention.USUAL,
                SignIn.REQUIRED,
                Optional.empty());
    }

    public OfficeSettings withoutSignIn() {
        return new OfficeSettings(
                port, folder, catalogue, desks, clock, retention, SignIn.NONE, database);
    }

    /// The cases on that server instead of in a file of the folder.
    public OfficeSettings withDatabase(DatabaseAccess access) {
        return new OfficeSettings(
                port, folder, catalogue, desks, clock, retention, signIn, Optional.of(access));
    }

    /// One desk, real time.
    public OfficeSettings(int port, Path folder, ServiceCatalogue catalogue) {
        this(port, folder, catalogue, List.of("Bürgerbüro Musterstadt"), Clock.systemUTC());
    }
}
