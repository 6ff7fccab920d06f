package de.buergerterminal.backend.fitconnect;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The offices this terminal sends to, with their verified keys. What was published is kept in a
/// small file of public data and verified again whenever it is loaded, so that a terminal can seal
/// while the office cannot be reached. Safe for many threads; only `refresh` uses the network.
public final class DestinationDirectory {
    /// How often the courier asks for changed keys.
    public static final Duration REFRESH_EVERY = Duration.ofMinutes(15);

    private static final long MOST_FILE_BYTES = 4 << 20;

    private final FitConnectSettings settings;
    private final FitConnectClient client;
    private final Path file;
    private final Clock clock;
    private final Map<UUID, VerifiedDestination> verified = new ConcurrentHashMap<>();
    private final Map<UUID, String> problems = new ConcurrentHashMap<>();
    private final ObjectNode published = BoundedJson.MAPPER.createObjectNode();

    private DestinationDirectory(
            FitConnectSettings settings, FitConnectClient client, Path file, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.file = file;
        this.clock = clock;
    }

    /// Never fails for a missing or broken file: it is a cache, and the next refresh renews it.
    public static DestinationDirectory open(
            FitConnectSettings settings, FitConnectClient client, Path file, Clock clock) {
        var directory = new DestinationDirectory(settings, client, file, clock);
        for (UUID id : directory.destinations()) {
            directory.problems.put(id, "not fetched yet");
        }
        directory.load();
        return directory;
    }

    /// The office for a service, if a request sealed now could still be delivered.
    Optional<VerifiedDestination> officeFor(ServiceId service) {
        return settings.routeOf(service)
                .map(route -> verified.get(route.destinationId()))
                .filter(office ->
                        !clock.instant().plus(settings.holdTime()).isAfter(office.key().ends()));
    }

    /// Why nothing can be sealed for a service now, one sentence for staff; empty when all is well.
    public Optional<String> problemOf(ServiceId service) {
        Optional<Route> route = settings.routeOf(service);
        if (route.isEmpty())
            return Optional.of("No destination is configured for " + service + ".");
        UUID id = route.get().destinationId();
        if (officeFor(service).isPresent()) return Optional.empty();
        String why = problems.getOrDefault(id, "its certificate ends too soon");
        return Optional.of("Destination " + id + " cannot be used: " + why + ".");
    }

    /// How a refresh ended.
    public enum Refreshed {
        COMPLETE,
        /// The service answered, but at least one destination cannot be used.
        INCOMPLETE,
        UNREACHABLE
    }

    /// Asks the service for every destination and its key. A destination that could not be reached
    /// keeps its last verified key; one that no longer passes loses it.
    public synchronized Refreshed refresh() {
        var result = Refreshed.COMPLETE;
        for (UUID id : destinations()) {
            switch (fetch(id)) {
                case Reply.Done<Published>(var fresh) -> keep(id, fresh);
                case Reply.Retry<Published>(_, _, var why) -> {
                    problems.put(id, why);
                    result = Refreshed.UNREACHABLE;
                }
                case Reply.Refused<Published>(var problem) when !problem.isOfTheService() -> {
                    problems.put(id, problem.sentence());
                    result = Refreshed.UNREACHABLE;
                }
                case Reply.Refused<Published>(var problem) -> {
                    withdraw(id, problem.sentence());
                    result = worse(result);
                }
                case Reply.Contradiction<Published>(var why) -> {
                    withdraw(id, why);
                    result = worse(result);
                }
            }
        }
        save();
        return result;
    }

    private static Refreshed worse(Refreshed result) {
        return result == Refreshed.UNREACHABLE ? result : Refreshed.INCOMPLETE;
    }

    /// What was read about a destination, and what became of it by the checks.
    private record Published(ObjectNode destination, ObjectNode key, VerifiedDestination office) {}

    private Reply<Published> fetch(UUID id) {
        return client.destination(id)
                .then(destination -> {
                    try {
                        String keyId = VerifiedDestination.encryptionKeyId(destination);
                        return client.destinationKey(id, keyId)
                                .then(key -> verify(id, destination, key))
                                .then(this::unlessRevoked);
                    } catch (Unreadable unusable) {
                        return new Reply.Contradiction<>(sentence(unusable));
                    }
                });
    }

    private Reply<Published> verify(UUID id, ObjectNode destination, ObjectNode key) {
        try {
            var office =
                    VerifiedDestination.verify(
                            id, destination, key, settings.trust(), clock.instant());
            return new Reply.Done<>(new Published(destination, key, office));
        } catch (Unreadable | UntrustedKeyException unusable) {
            return new Reply.Contradiction<>(sentence(unusable));
        }
    }

    /// Only for what was just fetched: at the start of a terminal nobody may be reachable.
    private Reply<Published> unlessRevoked(Published fresh) {
        try {
            KeyRules.checkRevocation(
                    Jwk.parse(fresh.key()),
                    settings.trust(),
                    clock.instant(),
                    settings.requestLimit());
            return new Reply.Done<>(fresh);
        } catch (Unreadable | UntrustedKeyException unusable) {
            return new Reply.Contradiction<>(sentence(unusable));
        }
    }

    /// From here on requests are sealed for it; so nothing may be left to be checked.
    private void keep(UUID id, Published checked) {
        verified.put(id, checked.office());
        problems.remove(id);
        ObjectNode both = BoundedJson.MAPPER.createObjectNode();
        both.set("destination", checked.destination());
        both.set("key", checked.key());
        published.set(id.toString(), both);
    }

    private void withdraw(UUID id, String why) {
        verified.remove(id);
        published.remove(id.toString());
        problems.put(id, why);
    }

    private synchronized void load() {
        try {
            if (!Files.exists(file) || Files.size(file) > MOST_FILE_BYTES) return;
            ObjectNode kept = BoundedJson.object(Files.readString(file));
            for (UUID id : destinations()) {
                JsonNode both = kept.path(id.toString());
                if (both.path("destination") instanceof ObjectNode destination
                        && both.path("key") instanceof ObjectNode key) {
                    switch (verify(id, destination, key)) {
                        case Reply.Done<Published>(var same) -> keep(id, same);
                        case Reply.Contradiction<Published>(var why) -> problems.put(id, why);
                        case Reply.Retry<Published> _, Reply.Refused<Published> _ -> {}
                    }
                }
            }
        } catch (IOException | Unreadable broken) {
            destinations().forEach(id -> problems.putIfAbsent(id, "its kept key is unreadable"));
        }
    }

    private void save() {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, BoundedJson.MAPPER.writeValueAsBytes(published));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // The keys in memory stay good; only a restart without network would miss them.
            destinations().forEach(id -> problems.putIfAbsent(id, "its key could not be kept"));
        }
    }

    private SortedSet<UUID> destinations() {
        return settings.routes().values().stream()
                .map(Route::destinationId)
                .collect(toCollection(TreeSet::new));
    }

    private static String sentence(Exception unusable) {
        return String.valueOf(unusable.getMessage());
    }
}
