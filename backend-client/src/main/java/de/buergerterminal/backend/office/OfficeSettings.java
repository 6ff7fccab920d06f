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
/// @param mostAttachmentBytes largest encrypted attachment that is taken, 1 kB to 300 MB
/// @param authority who receives what is delivered here
/// @param earlierCatalogues releases that terminals may still offer; each request is judged by the
///   release it names
public record OfficeSettings(
        int port,
        Path folder,
        ServiceCatalogue catalogue,
        List<String> desks,
        Clock clock,
        Retention retention,
        SignIn signIn,
        Optional<DatabaseAccess> database,
        long mostAttachmentBytes,
        Authority authority,
        List<ServiceCatalogue> earlierCatalogues) {
    /// Room for 15 MB before encryption.
    public static final long USUAL_MOST_ATTACHMENT_BYTES = 20L << 20;

    /// Who receives.
    public enum Authority {
        /// This office fetches, opens and files everything at once; the usual case.
        OWN,
        /// Another system fetches over the Submission API with the credentials of `receiver.json`;
        /// this office is the delivery service alone, with its deadlines.
        FOREIGN
    }

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
        earlierCatalogues = List.copyOf(earlierCatalogues);
        if (desks.isEmpty()) throw new IllegalArgumentException("an office needs a desk");
        if (mostAttachmentBytes < 1_000 || mostAttachmentBytes > 300_000_000) {
            throw new IllegalArgumentException("mostAttachmentBytes must be 1,000 to 300,000,000");
        }
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
                Optional.empty(),
                USUAL_MOST_ATTACHMENT_BYTES,
                Authority.OWN,
                List.of());
    }

    public OfficeSettings withoutSignIn() {
        return new OfficeSettings(
                port,
                folder,
                catalogue,
                desks,
                clock,
                retention,
                SignIn.NONE,
                database,
                mostAttachmentBytes,
                authority,
                earlierCatalogues);
    }

    /// The delivery service alone, for another system that receives.
    public OfficeSettings forAForeignAuthority() {
        return new OfficeSettings(
                port,
                folder,
                catalogue,
                desks,
                clock,
                retention,
                signIn,
                database,
                mostAttachmentBytes,
                Authority.FOREIGN,
                earlierCatalogues);
    }

    /// The cases on that server instead of in a file of the folder.
    public OfficeSettings withDatabase(DatabaseAccess access) {
        return new OfficeSettings(
                port,
                folder,
                catalogue,
                desks,
                clock,
                retention,
                signIn,
                Optional.of(access),
                mostAttachmentBytes,
                authority,
                earlierCatalogues);
    }

    /// @param bytes of the encrypted attachment, a third more than it had before
    public OfficeSettings withAttachmentsUpTo(long bytes) {
        return new OfficeSettings(
                port,
                folder,
                catalogue,
                desks,
                clock,
                retention,
                signIn,
                database,
                bytes,
                authority,
                earlierCatalogues);
    }

    /// @param earlier releases that terminals may still offer
    public OfficeSettings withEarlier(List<ServiceCatalogue> earlier) {
        return new OfficeSettings(
                port,
                folder,
                catalogue,
                desks,
                clock,
                retention,
                signIn,
                database,
                mostAttachmentBytes,
                authority,
                earlier);
    }

    /// One desk, real time.
    public OfficeSettings(int port, Path folder, ServiceCatalogue catalogue) {
        this(port, folder, catalogue, List.of("Bürgerbüro Musterstadt"), Clock.systemUTC());
    }
}
