package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.telemetry.BrokerAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the console needs to know before it starts.
///
/// @param host address to listen on; 127.0.0.1 unless a reverse proxy is in front
/// @param port 0 for any free one
/// @param language `de` or `en`, for visitors who ask for none
/// @param data folder for what outlives a restart; in memory if empty
/// @param heartbeat between two beats of a terminal; stale after three
/// @param terminals by kiosk id: those that should be there
/// @param catalogue names the services as citizens see them
public record FleetSettings(
        String host,
        int port,
        BrokerAccess broker,
        String language,
        Optional<Path> data,
        Duration heartbeat,
        Map<String, Place> terminals,
        ServiceCatalogue catalogue) {
    public FleetSettings {
        terminals = Map.copyOf(terminals);
    }

    /// Where a terminal stands, in staff's words.
    public record Place(String name, String site) {}

    /// On 127.0.0.1, in German, remembering nothing.
    public static FleetSettings of(int port, URI broker, ServiceCatalogue catalogue) {
        return new FleetSettings(
                "127.0.0.1",
                port,
                BrokerAccess.to(broker),
                "de",
                Optional.empty(),
                Duration.ofSeconds(30),
                Map.of(),
                catalogue);
    }

    public FleetSettings withTerminals(Map<String, Place> expected) {
        return new FleetSettings(
                host, port, broker, language, data, heartbeat, expected, catalogue);
    }

    public FleetSettings withHeartbeat(Duration between) {
        return new FleetSettings(host, port, broker, language, data, between, terminals, catalogue);
    }

    public FleetSettings withData(Path folder) {
        return new FleetSettings(
                host, port, broker, language, Optional.of(folder), heartbeat, terminals, catalogue);
    }
}
