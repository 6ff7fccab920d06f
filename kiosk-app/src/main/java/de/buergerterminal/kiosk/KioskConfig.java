package de.buergerterminal.kiosk;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.device.DeviceKind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Everything a terminal must be told, as it stands in `kiosk.yaml`; read by [KioskConfigFile].
///
/// @param id `[a-z0-9-]{4,32}`, the terminal's name in the fleet
/// @param number 1 to 6 capital letters and digits, unique in the town, part of case references
/// @param languages ISO 639-1, German first
/// @param dataDir outbox and office keys; must survive a restart
/// @param catalogue the town's own services; the stock catalogue if empty
/// @param devices address of each device this terminal has
/// @param broker the fleet's broker; staff hear nothing of this terminal if empty
/// @param watchdog `/dev/watchdog`, to be fed by the terminal itself; empty where systemd has it
public record KioskConfig(
        String id,
        String number,
        Town town,
        Display screen,
        List<String> languages,
        Path dataDir,
        Optional<Catalogue> catalogue,
        Map<DeviceKind, URI> devices,
        Office office,
        Optional<Broker> broker,
        Optional<Path> watchdog) {
    public KioskConfig {
        languages = List.copyOf(languages);
        devices = Map.copyOf(devices);
    }

    /// @param key public key that must have signed it, as PEM; empty only in `TEST`, by express
    ///   wish
    public record Catalogue(Path folder, Optional<Path> key) {}

    /// @param code 1 to 5 capital letters, begins each case reference
    /// @param accentColour `#rrggbb`
    public record Town(String name, String code, Optional<Path> arms, String accentColour) {}

    /// The screen, upright.
    ///
    /// @param idleSeconds 20 to 600; without a touch for so long we ask whether somebody is there
    public record Display(int dpi, int width, int height, boolean fullscreen, int idleSeconds) {
        public Display(int dpi, int width, int height, boolean fullscreen) {
            this(dpi, width, height, fullscreen, 60);
        }
    }

    /// Access to FIT-Connect.
    ///
    /// @param clientSecretFile one line, readable by the kiosk's user only
    /// @param trustAnchorFile root certificates of the administration PKI as PEM
    /// @param acceptUncertifiedKeys only in `TEST`
    /// @param api which version of the Submission API `submissionUri` speaks
    /// @param tlsAnchor roots of the service's TLS certificates as PEM; `java` for those Java
    ///   brings
    /// @param proxy `host:port`; without one the terminal connects itself, whatever its environment
    ///   says
    public record Office(
            Environment environment,
            URI tokenUri,
            URI submissionUri,
            String clientId,
            Path clientSecretFile,
            Optional<Path> trustAnchorFile,
            boolean acceptUncertifiedKeys,
            Map<ServiceId, Route> routes,
            ApiVersion api,
            Optional<TlsAnchor> tlsAnchor,
            Optional<InetSocketAddress> proxy) {
        public Office {
            routes = Map.copyOf(routes);
        }
    }

    /// Who vouches that the service is the service.
    public sealed interface TlsAnchor {
        record File(Path pem) implements TlsAnchor {}

        record Java() implements TlsAnchor {}
    }

    /// @param identifier for example `urn:de:fim:leika:leistung:99115005012000`
    /// @param name as the office knows the service; the catalogue's name if empty
    public record Route(UUID destination, String identifier, Optional<String> name) {}

    /// @param uri `tcp://host:1883` or `ssl://host:8883`
    /// @param passwordFile one line
    public record Broker(URI uri, Optional<String> user, Optional<Path> passwordFile) {}
}
