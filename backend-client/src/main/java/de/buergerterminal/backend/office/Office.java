package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.KnownCatalogues;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.office.record.ReceivingBodies;
import de.buergerterminal.backend.office.record.RecordPackage;
import de.buergerterminal.backend.office.record.RoutedCopy;
import de.buergerterminal.backend.submission.CaseReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole Bürgerbüro on 127.0.0.1 that any FIT-Connect sender (Submission API v2 or v1) can use:
/// delivery service, receiving authority and the case worker's inbox at `/inbox`. Everything it
/// promised is in its folder, so a restart forgets nothing. Safe for any thread.
///
/// The folder holds `office.db` (unless a PostgreSQL server keeps the cases), `keys.p12`,
/// `keys.password`, `token.secret`, `client.json` (what a kiosk needs: addresses, credentials,
/// destination), `receiver.json` and `trust-anchor.pem`; all but the last are readable by their
/// owner only.
///
/// Longer than usual: the one door to the office, a short method for each thing people do there.
public final class Office implements AutoCloseable {
    /// Stands in the audit trail for decisions that came over this class.
    private static final String PROGRAM = "Programm";

    private static final Logger LOG = LoggerFactory.getLogger(Office.class);
    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    private final FileChannel occupied;
    private final OfficeDatabase database;
    private final KeyRing keys;
    private final ApiClients clients;
    private final Faults faults;
    private final List<Destination> destinations;
    private final DeliveryService delivery;
    private final Registry registry;
    private final Correspondence correspondence;
    private final RecordAssembly records;
    private final Disposal disposal;
    private final AuditTrail audit;
    private final Optional<FirstAccount> firstAccount;
    private final OfficeServer server;
    private final ChangeStream changes;
    private final Deadlines deadlines;
    private final OfficeSettings.Authority authority;
    private final Path folder;
    private final Thread watch;

    private Office(
            FileChannel occupied,
            OfficeDatabase database,
            KeyRing keys,
            ApiClients clients,
            Faults faults,
            List<Destination> destinations,
            DeliveryService delivery,
            Registry registry,
            Correspondence correspondence,
            RecordAssembly records,
            Disposal disposal,
            AuditTrail audit,
            Optional<FirstAccount> firstAccount,
            OfficeServer server,
            ChangeStream changes,
            Deadlines deadlines,
            OfficeSettings.Authority authority,
            Path folder) {
        this.occupied = occupied;
        this.database = database;
        this.keys = keys;
        this.clients = clients;
        this.faults = faults;
        this.destinations = destinations;
        this.delivery = delivery;
        this.registry = registry;
        this.correspondence = correspondence;
        this.records = records;
        this.disposal = disposal;
        this.audit = audit;
        this.firstAccount = firstAccount;
        this.server = server;
        this.changes = changes;
        this.deadlines = deadlines;
        this.authority = authority;
        this.folder = folder;
        this.watch = Thread.ofVirtual().name("office-deadlines").unstarted(this::watchTheClock);
    }

    /// Opens the office; making its keys takes some seconds the first time.
    ///
    /// @throws IOException the folder, the keys or the port cannot be used; the message says what
    ///   to do
    public static Office start(OfficeSettings settings) throws IOException {
        Path folder = settings.folder();
        PrivateFile.folder(folder);
        FileChannel occupied = occupy(folder);
        try {
            OfficeDatabase database = OfficeDatabase.open(folder, settings.database());
            try {
                return open(settings, occupied, database);
            } catch (IOException | RuntimeException failed) {
                database.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            occupied.close();
            throw failed;
        }
    }

    private static Office open(
            OfficeSettings settings, FileChannel occupied, OfficeDatabase database)
            throws IOException {
        Path folder = settings.folder();
        Map<UUID, String> desks = desks(database, settings.desks());
        KeyRing keys = KeyRing.open(folder, desks, settings.clock().instant());
        ApiClients clients = ApiClients.open(folder);
        Map<String, PublicService> services =
                Destination.byIdentifier(settings.catalogue().services());
        var destinations = new LinkedHashMap<UUID, Destination>();
        desks.forEach((id, name) ->
                destinations.put(
                        id,
                        new Destination(
                                id, name, keys.encryption(id), keys.signature(id), services)));
        var faults = new Faults();
        var delivery =
                new DeliveryService(
                        database,
                        new AttachmentFiles(folder.resolve("attachments")),
                        destinations,
                        keys.service(),
                        "http://127.0.0.1" + DeliveryRoutes.BASE,
                        settings.clock());
        var registry =
                new Registry(
                        database,
                        delivery,
                        new KnownCatalogues(settings.catalogue(), settings.earlierCatalogues()),
                        new CopyStore(database, ReceivingBodies.stock()),
                        faults,
                        settings.clock());
        var correspondence = new Correspondence(database, delivery, registry, settings.clock());
        var records = new RecordAssembly(delivery, correspondence, settings.retention());
        var audit = new AuditTrail(database, clients::mac, settings.clock());
        var accounts = new Accounts(database, clients::mac, settings.clock());
        Optional<FirstAccount> firstAccount =
                settings.signIn() == OfficeSettings.SignIn.REQUIRED && accounts.isEmpty()
                        ? Optional.of(FirstAccount.in(accounts))
                        : Optional.empty();
        var reception =
                new Reception(
                        settings.signIn(),
                        accounts,
                        new Sessions(settings.clock()),
                        audit,
                        clients,
                        new InboxPages(settings.desks().getFirst()));
        var disposal = new Disposal(database, registry, settings.retention(), settings.clock());
        var wrongKeys = new WrongKeys(keys.authority(), keys.root(), settings.clock());
        if (settings.authority() == OfficeSettings.Authority.OWN) registry.fileTheRest();
        var deadlines = new Deadlines(delivery, settings.clock());
        deadlines.enforce();
        var changes = new ChangeStream();
        registry.onChange(_ -> changes.changed());
        OfficeServer server =
                OfficeServer.start(
                        settings.port(),
                        routes -> {
                            new Gate(faults).addTo(routes);
                            var token = new TokenRoute(clients, settings.clock());
                            routes.post("/token", token::answer);
                            new DeliveryRoutes(
                                            delivery,
                                            registry,
                                            new ApiCallers(clients, settings.clock()),
                                            faults,
                                            wrongKeys,
                                            settings.mostAttachmentBytes(),
                                            settings.authority())
                                    .addTo(routes);
                            new RoutingRoutes(
                                            List.copyOf(destinations.values()),
                                            keys.service(),
                                            settings.desks().getFirst(),
                                            settings.clock())
                                    .addTo(routes);
                            reception.addTo(routes);
                            new InboxRoutes(
                                            registry,
                                            correspondence,
                                            records,
                                            disposal,
                                            delivery,
                                            services,
                                            reception,
                                            audit,
                                            changes)
                                    .addTo(routes);
                        });
        var office =
                new Office(
                        occupied,
                        database,
                        keys,
                        clients,
                        faults,
                        List.copyOf(destinations.values()),
                        delivery,
                        registry,
                        correspondence,
                        records,
                        disposal,
                        audit,
                        firstAccount,
                        server,
                        changes,
                        deadlines,
                        settings.authority(),
                        folder);
        office.writeHandover();
        office.watch.start();
        return office;
    }

    private void watchTheClock() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(BETWEEN_LOOKS_AT_THE_CLOCK);
                try {
                    enforceDeadlines();
                } catch (OfficeDatabase.OfficeDatabaseException | UncheckedIOException broken) {
                    LOG.error("deadlines cannot be kept; tried again in an hour", broken);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does what is due by the office's clock; the office does so by itself every hour.
    void enforceDeadlines() {
        deadlines.enforce();
        if (authority == OfficeSettings.Authority.OWN) registry.fileTheRest();
    }

    /// Two offices on one folder would each think they were alone.
    private static FileChannel occupy(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("office.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException sameProcess) {
            // Answered below, together with other processes.
        }
        channel.close();
        throw new IOException(
                "Another office is at work in " + folder + "; close it or choose another folder.");
    }

    /// The desks of the settings first, then those of earlier days, whose cases remain readable.
    private static Map<UUID, String> desks(OfficeDatabase database, List<String> names) {
        return database.transaction(() -> {
            for (String name : names) {
                database.update(
                        "insert into destination(id, name) values(?,?)"
                                + " on conflict(name) do nothing",
                        UUID.randomUUID(),
                        name);
            }
            var idByName = new LinkedHashMap<String, UUID>();
            database.query(
                            row ->
                                    Map.entry(
                                            row.getString("name"),
                                            UUID.fromString(row.getString("id"))),
                            "select id, name from destination order by name")
                    .forEach(it -> idByName.put(it.getKey(), it.getValue()));
            var byId = new LinkedHashMap<UUID, String>();
            for (String name : names) {
                UUID id = idByName.remove(name);
                if (id != null) byId.put(id, name);
            }
            idByName.forEach((name, id) -> byId.put(id, name));
            return byId;
        });
    }

    /// Everything a kiosk must be told, in two files.
    private void writeHandover() throws IOException {
        ObjectNode client = Json.object();
        client.put("clientId", clientId()).put("clientSecret", clientSecret());
        client.put("tokenUrl", tokenUrl().toString());
        client.put("submissionUrl", submissionUrl().toString());
        client.put("destinationId", destinationId().toString());
        client.put("trustAnchor", folder.resolve("trust-anchor.pem").toAbsolutePath().toString());
        PrivateFile.write(folder.resolve("client.json"), client.toPrettyString() + "\n");
        Files.writeString(folder.resolve("trust-anchor.pem"), trustAnchorPem());
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
        return destinations.getFirst().id();
    }

    /// Ids of all desks, in the order of the settings.
    public List<UUID> destinationIds() {
        return destinations.stream().map(Destination::id).toList();
    }

    /// The root certificate that a kiosk must trust, as PEM.
    public String trustAnchorPem() {
        try {
            return KeyRing.pem(keys.root());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the root certificate has no encoding", broken);
        }
    }

    public String clientId() {
        return clients.sender().id();
    }

    public String clientSecret() {
        return clients.sender().secret();
    }

    /// The URN under which that service is offered.
    ///
    /// @throws IllegalArgumentException not in the catalogue
    public String identifierFor(ServiceId service) {
        return destinations.getFirst().services().entrySet().stream()
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
        PrivateFile.folder(folder);
        try (FileChannel _ = occupy(folder);
                OfficeDatabase database = OfficeDatabase.open(folder, access)) {
            ApiClients clients = ApiClients.open(folder);
            return new Accounts(database, clients::mac, Clock.systemUTC()).issue(name, role);
        }
    }

    /// The account that this start made because there was none; only now can its password be read.
    public Optional<FirstAccount> firstAccount() {
        return firstAccount;
    }

    /// The newest 500 cases with their content, newest first. Decrypts each, some 20 ms apiece.
    public List<ReceivedCase> cases() {
        return registry.entries(Optional.empty(), "", "", 0, 500).stream()
                .flatMap(it -> registry.read(it.caseId()).stream())
                .toList();
    }

    public Optional<ReceivedCase> findCase(UUID caseId) {
        return registry.read(caseId);
    }

    /// The first case that came with this number.
    public Optional<ReceivedCase> findCase(CaseReference reference) {
        return registry.casesWith(reference.value()).stream().findFirst().flatMap(registry::read);
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
        Optional<FiledCase> filed = registry.filed(caseId);
        if (filed.isPresent()) RecordPackage.write(records.of(filed.get()), out);
        return filed.isPresent();
    }

    /// Cases whose records need not be kept any more, at most 500, oldest decision first. Nothing
    /// is deleted by itself.
    public List<UUID> proposedForDisposal() {
        return disposal.proposed().stream().map(CaseEntry::caseId).toList();
    }

    /// Destroys such a record with all its attachments; a line in the audit trail remains.
    public Decision destroyRecord(UUID caseId) {
        return audit.decide(
                PROGRAM, AuditAction.DESTROYED, caseId, () -> disposal.destroy(caseId));
    }

    /// What other bodies get of an accepted case, empty before the acceptance.
    public List<RoutedCopy> copies(UUID caseId) {
        return registry.filed(caseId).map(FiledCase::copies).orElse(List.of());
    }

    public Decision accept(UUID caseId) {
        return audit.decide(PROGRAM, AuditAction.ACCEPTED, caseId, () -> registry.accept(caseId));
    }

    /// @param reason for the citizen, 1 to 500 characters
    public Decision reject(UUID caseId, String reason) {
        return audit.decide(
                PROGRAM, AuditAction.REJECTED, caseId, () -> registry.reject(caseId, reason));
    }

    /// Asks the citizen back, as far as the sender offered a way.
    ///
    /// @param question 1 to 1,000 characters
    /// @throws IllegalArgumentException too short, too long, or no way back
    public Decision ask(UUID caseId, String question) {
        return audit.decide(
                PROGRAM, AuditAction.ASKED, caseId, () -> correspondence.ask(caseId, question));
    }

    /// The citizen answered the open question.
    public Decision markAnswered(UUID caseId) {
        return audit.decide(
                PROGRAM, AuditAction.ANSWERED, caseId, () -> correspondence.answered(caseId));
    }

    /// What was asked about a case, oldest first.
    public List<Question> questions(UUID caseId) {
        return registry.read(caseId).map(correspondence::of).orElse(List.of());
    }

    /// The case's events whose signatures were verified, one German line each, oldest first.
    public List<String> verifiedEvents(UUID caseId) {
        return EventLines.of(delivery.verifiedEvents(caseId));
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
        faults.answerAfter(pause);
    }

    /// @param status 400 to 599, for every call of the service
    public void failWith(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a failure is 400 to 599");
        }
        faults.failWith(status);
    }

    /// The first desk and all others publish an encryption key that must not be used.
    public void serveWrongKey(WrongKey kind) {
        faults.serveWrongKey(kind);
    }

    /// Every submission that arrives is rejected at once.
    public void rejectEverything(String reason) {
        faults.rejectEverything(reason);
    }

    /// The next such exchange is carried out, but its answer is cut off with the connection.
    public void loseTheAnswerOf(Exchange exchange) {
        faults.loseTheAnswerOf(exchange);
    }

    /// Ends all faults but [#goDown].
    public void behave() {
        faults.clear();
    }

    @Override
    public void close() {
        watch.interrupt();
        changes.close();
        server.close();
        database.close();
        try {
            occupied.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
