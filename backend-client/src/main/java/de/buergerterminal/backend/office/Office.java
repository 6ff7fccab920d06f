package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.office.record.RecordPackage;
import de.buergerterminal.backend.office.record.RoutedCopy;
import de.buergerterminal.backend.submission.CaseReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A whole Bürgerbüro on 127.0.0.1 that any FIT-Connect sender (Submission API v2 or v1) can use:
/// delivery service, receiving authority and the case worker's inbox at `/inbox`. Everything it
/// promised is in its folder, so a restart forgets nothing. Safe for any thread.
///
/// The folder holds `office.db` (unless a PostgreSQL server keeps the cases), `keys.p12`,
/// `keys.password`, `token.secret`, `client.json` (what a kiosk needs: addresses, credentials,
/// destination), `receiver.json` and `trust-anchor.pem`; all but the last are readable by their
/// owner only.
///
/// What stands behind it is put together in [OfficeRooms].
public final class Office implements AutoCloseable {
    /// Stands in the audit trail for decisions that came over this class.
    private static final String PROGRAM = "Programm";

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    private final OfficeFolder folder;
    private final OfficeRooms rooms;
    private final OfficeServer server;
    private final DeadlineWatch watch;

    private Office(
            OfficeFolder folder, OfficeRooms rooms, OfficeServer server, DeadlineWatch watch) {
        this.folder = folder;
        this.rooms = rooms;
        this.server = server;
        this.watch = watch;
    }

    /// Opens the office; making its keys takes some seconds the first time.
    ///
    /// @throws IOException the folder, the keys or the port cannot be used; the message says what
    ///   to do
    public static Office start(OfficeSettings settings) throws IOException {
        OfficeFolder folder = OfficeFolder.occupy(settings.folder());
        try {
            OfficeDatabase database = OfficeDatabase.open(folder.path(), settings.database());
            try {
                OfficeRooms rooms = OfficeRooms.furnish(settings, database);
                OfficeServer server = OfficeServer.start(settings.port(), rooms::addTo);
                var office =
                        new Office(
                                folder,
                                rooms,
                                server,
                                DeadlineWatch.start(rooms::enforceDeadlines));
                office.writeHandover();
                return office;
            } catch (IOException | RuntimeException failed) {
                database.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /// Does what is due by the office's clock; the office does so by itself every hour.
    void enforceDeadlines() {
        rooms.enforceDeadlines();
    }

    /// Everything a kiosk must be told.
    private void writeHandover() throws IOException {
        ObjectNode client = Json.object();
        client.put("clientId", clientId()).put("clientSecret", clientSecret());
        client.put("tokenUrl", tokenUrl().toString());
        client.put("submissionUrl", submissionUrl().toString());
        client.put("destinationId", destinationId().toString());
        folder.writeHandover(client, trustAnchorPem());
    }

    public int port() {
        return server.port();
    }

    public URI tokenUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/token");
    }

    /// Base of the Submission API; `/v2/…` follows.
    public URI submissionUrl() {
        return URI.create("http://127.0.0.1:" + port() + DeliveryRoutes.BASE);
    }

    public URI inboxUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/inbox");
    }

    /// Every address that this office serves, as `GET /path/{parameter}`; `/openapi.json` describes
    /// them.
    public List<String> routes() {
        return server.routes();
    }

    /// Id of the first desk.
    public UUID destinationId() {
        return rooms.destinations().getFirst().id();
    }

    /// Ids of all desks, in the order of the settings.
    public List<UUID> destinationIds() {
        return rooms.destinations().stream().map(Destination::id).toList();
    }

    /// The root certificate that a kiosk must trust, as PEM.
    public String trustAnchorPem() {
        try {
            return KeyRing.pem(rooms.keys().root());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the root certificate has no encoding", broken);
        }
    }

    public String clientId() {
        return rooms.clients().sender().id();
    }

    public String clientSecret() {
        return rooms.clients().sender().secret();
    }

    /// The URN under which that service is offered.
    ///
    /// @throws IllegalArgumentException not in the catalogue
    public String identifierFor(ServiceId service) {
        return rooms.destinations().getFirst().services().entrySet().stream()
                .filter(it -> it.getValue().id().equals(service))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(service + " is not in the catalogue"));
    }

    /// Makes an account for the inbox of an office that is not running, or gives one a new
    /// password.
    ///
    /// @param name 1 to 40 letters, digits, dots, hyphens or underscores
    /// @return the password, which nobody can read again
    /// @throws IOException the folder is in use or cannot be read
    public static String issueAccount(Path folder, String name, DeskRole role) throws IOException {
        return issueAccount(folder, Optional.empty(), name, role);
    }

    /// The same for an office whose cases may lie on a server.
    public static String issueAccount(
            Path folder, Optional<DatabaseAccess> access, String name, DeskRole role)
            throws IOException {
        try (OfficeFolder _ = OfficeFolder.occupy(folder);
                OfficeDatabase database = OfficeDatabase.open(folder, access)) {
            ApiClients clients = ApiClients.open(folder);
            return new Accounts(database, clients::mac, Clock.systemUTC()).issue(name, role);
        }
    }

    /// The account that this start made because there was none; only now can its password be read.
    public Optional<FirstAccount> firstAccount() {
        return rooms.firstAccount();
    }

    /// The newest 500 cases with their content, newest first. Decrypts each, some 20 ms apiece.
    public List<ReceivedCase> cases() {
        return rooms.registry().entries(Optional.empty(), "", "", 0, 500).stream()
                .flatMap(it -> rooms.registry().read(it.caseId()).stream())
                .toList();
    }

    public Optional<ReceivedCase> findCase(UUID caseId) {
        return rooms.registry().read(caseId);
    }

    /// The first case that came with this number.
    public Optional<ReceivedCase> findCase(CaseReference reference) {
        return rooms.registry().casesWith(reference.value()).stream()
                .findFirst()
                .flatMap(rooms.registry()::read);
    }

    /// The case's electronic record as one ZIP (see `record.RecordPackage`); empty if there is no
    /// such case.
    public Optional<byte[]> export(UUID caseId) {
        var bytes = new ByteArrayOutputStream();
        try {
            return export(caseId, bytes) ? Optional.of(bytes.toByteArray()) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The same for records that do not fit into memory; `out` is not closed.
    ///
    /// @return whether there is such a case
    /// @throws IOException `out` takes no more, or a file of the office cannot be read; what was
    ///   written is no complete ZIP then
    public boolean export(UUID caseId, OutputStream out) throws IOException {
        Optional<FiledCase> filed = rooms.registry().filed(caseId);
        if (filed.isPresent()) RecordPackage.write(rooms.records().of(filed.get()), out);
        return filed.isPresent();
    }

    /// Cases whose records need not be kept any more, at most 500, oldest decision first. Nothing
    /// is deleted by itself.
    public List<UUID> proposedForDisposal() {
        return rooms.disposal().proposed().stream().map(CaseEntry::caseId).toList();
    }

    /// Destroys such a record with all its attachments; a line in the audit trail remains.
    public Decision destroyRecord(UUID caseId) {
        return rooms.audit()
                .decide(
                        PROGRAM,
                        AuditAction.DESTROYED,
                        caseId,
                        () -> rooms.disposal().destroy(caseId));
    }

    /// What other bodies get of an accepted case, empty before the acceptance.
    public List<RoutedCopy> copies(UUID caseId) {
        return rooms.registry().filed(caseId).map(FiledCase::copies).orElse(List.of());
    }

    public Decision accept(UUID caseId) {
        return rooms.audit()
                .decide(
                        PROGRAM,
                        AuditAction.ACCEPTED,
                        caseId,
                        () -> rooms.registry().accept(caseId));
    }

    /// @param reason for the citizen, 1 to 500 characters
    public Decision reject(UUID caseId, String reason) {
        return rooms.audit()
                .decide(
                        PROGRAM,
                        AuditAction.REJECTED,
                        caseId,
                        () -> rooms.registry().reject(caseId, reason));
    }

    /// Asks the citizen back, as far as the sender offered a way.
    ///
    /// @param question 1 to 1,000 characters
    /// @throws IllegalArgumentException too short, too long, or no way back
    public Decision ask(UUID caseId, String question) {
        return rooms.audit()
                .decide(
                        PROGRAM,
                        AuditAction.ASKED,
                        caseId,
                        () -> rooms.correspondence().ask(caseId, question));
    }

    /// The citizen answered the open question.
    public Decision markAnswered(UUID caseId) {
        return rooms.audit()
                .decide(
                        PROGRAM,
                        AuditAction.ANSWERED,
                        caseId,
                        () -> rooms.correspondence().answered(caseId));
    }

    /// What was asked about a case, oldest first.
    public List<Question> questions(UUID caseId) {
        return rooms.registry().read(caseId).map(rooms.correspondence()::of).orElse(List.of());
    }

    /// The case's events whose signatures were verified, one German line each, oldest first.
    public List<String> verifiedEvents(UUID caseId) {
        return EventLines.of(rooms.delivery().verifiedEvents(caseId));
    }

    /// From now on nobody gets a connection, as if the office's line were cut.
    public void goDown() {
        server.shutTheDoor();
    }

    public void comeUp() {
        server.openTheDoor();
    }

    /// @param pause before each answer of the service, at most 60 s; zero ends it
    public void answerSlowly(Duration pause) {
        if (pause.isNegative() || pause.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a pause is 0 to 60 seconds");
        }
        rooms.faults().answerAfter(pause);
    }

    /// @param status 400 to 599, for every call of the service
    public void failWith(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a failure is 400 to 599");
        }
        rooms.faults().failWith(status);
    }

    /// The first desk and all others publish an encryption key that must not be used.
    public void serveWrongKey(WrongKey kind) {
        rooms.faults().serveWrongKey(kind);
    }

    /// Every submission that arrives is rejected at once.
    public void rejectEverything(String reason) {
        rooms.faults().rejectEverything(reason);
    }

    /// The next such exchange is carried out, but its answer is cut off with the connection.
    public void loseTheAnswerOf(Exchange exchange) {
        rooms.faults().loseTheAnswerOf(exchange);
    }

    /// Ends all faults but [#goDown].
    public void behave() {
        rooms.faults().clear();
    }

    @Override
    public void close() {
        watch.close();
        rooms.changes().close();
        server.close();
        rooms.database().close();
        try {
            folder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
