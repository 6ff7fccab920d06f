package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.KnownCatalogues;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.record.ReceivingBodies;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an office is made of, put together once, top to bottom: the delivery service, the authority
/// behind it and the case worker's inbox.
///
/// @param destinations the desks of the settings first
/// @param firstAccount the account that was made because there was none
record OfficeRooms(
        OfficeSettings settings,
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
        Reception reception,
        Deadlines deadlines,
        ChangeStream changes) {
    /// Files what arrived while nobody was there, and does what the clock demands.
    static OfficeRooms furnish(OfficeSettings settings, OfficeDatabase database)
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
        var disposal = new Disposal(database, registry, settings.retention(), settings.clock());
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
        var changes = new ChangeStream();
        var rooms =
                new OfficeRooms(
                        settings,
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
                        reception,
                        new Deadlines(delivery, settings.clock()),
                        changes);
        rooms.enforceDeadlines();
        registry.onChange(_ -> changes.changed());
        return rooms;
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

    /// Every door to them.
    void addTo(RoutesConfig routes) {
        new Gate(faults).addTo(routes);
        var token = new TokenRoute(clients, settings.clock());
        routes.post("/token", token::answer);
        new DeliveryRoutes(
                        delivery,
                        registry,
                        new ApiCallers(clients, settings.clock()),
                        faults,
                        new WrongKeys(keys.authority(), keys.root(), settings.clock()),
                        settings.mostAttachmentBytes(),
                        settings.authority())
                .addTo(routes);
        new RoutingRoutes(
                        destinations, keys.service(), settings.desks().getFirst(), settings.clock())
                .addTo(routes);
        reception.addTo(routes);
        new InboxRoutes(
                        registry,
                        correspondence,
                        records,
                        disposal,
                        delivery,
                        destinations.getFirst().services(),
                        reception,
                        audit,
                        changes)
                .addTo(routes);
    }

    /// Files first what waits, so that the service gives up nothing that its own desk may have.
    void enforceDeadlines() {
        if (settings.authority() == OfficeSettings.Authority.OWN) registry.fileTheRest();
        deadlines.enforce();
    }

    @Override
    public String toString() {
        return "OfficeRooms";
    }
}
