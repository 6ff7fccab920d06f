package de.buergerterminal.kiosk;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.Network;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// From the configuration's words about the office to what the FIT-Connect client needs.
final class OfficeWiring {
    private OfficeWiring() {}

    /// @throws ConfigurationException a file is missing or wrong, or the settings contradict
    static FitConnectSettings settings(
            KioskConfig.Office office, ServiceCatalogue catalogue, String version) {
        try {
            return new FitConnectSettings(
                    office.environment(),
                    office.tokenUri(),
                    office.submissionUri(),
                    office.clientId(),
                    oneLine("office.clientSecretFile", office.clientSecretFile()),
                    trustAnchors("office.trustAnchorFile", office.trustAnchorFile()),
                    office.acceptUncertifiedKeys(),
                    FitConnectSettings.USUAL_HOLD_TIME,
                    FitConnectSettings.USUAL_REQUEST_LIMIT,
                    version,
                    routes(office, catalogue),
                    network(office),
                    office.api());
        } catch (ConfigurationException wrong) {
            throw wrong;
        } catch (IllegalArgumentException contradiction) {
            throw new ConfigurationException("office: " + contradiction.getMessage() + ".");
        }
    }

    /// Without the services that have no route: this terminal does not offer them, so nobody reads
    /// that they do not work just now. Where none has one, all stay and say so.
    static ServiceCatalogue routed(
            KioskConfig.Office office, ServiceCatalogue catalogue, Journal journal) {
        Set<ServiceId> routed = office.routes().keySet();
        if (routed.isEmpty()) return catalogue;
        var byRoute =
                catalogue.services().stream()
                        .collect(Collectors.partitioningBy(it -> routed.contains(it.id())));
        for (PublicService left : byRoute.getOrDefault(false, List.of())) {
            journal.record(JournalEvent.SERVICE_WITHOUT_ROUTE, new Fact.Service(left.id()));
        }
        return new ServiceCatalogue(
                catalogue.version(), byRoute.getOrDefault(true, List.of()), catalogue.schemas());
    }

    private static Map<ServiceId, FitConnectSettings.Route> routes(
            KioskConfig.Office office, ServiceCatalogue catalogue) {
        var routes = new LinkedHashMap<ServiceId, FitConnectSettings.Route>();
        office.routes()
                .forEach((id, route) -> {
                    PublicService service =
                            catalogue
                                    .service(id)
                                    .orElseThrow(() ->
                                            new ConfigurationException(
                                                    "office.routes."
                                                            + id
                                                            + ": the catalogue"
                                                            + " has no such"
                                                            + " service."));
                    routes.put(
                            id,
                            new FitConnectSettings.Route(
                                    route.destination(),
                                    route.identifier(),
                                    route.name().orElse(service.name().german())));
                });
        return routes;
    }

    /// @param place of the setting, for the complaint
    static String oneLine(String place, Path file) {
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() == 1 && !lines.getFirst().isBlank()) return lines.getFirst().strip();
            throw new ConfigurationException(place + ": " + file + " must hold exactly one line.");
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    place + ": " + file + " cannot be read; check path and permissions.");
        }
    }

    private static Network network(KioskConfig.Office office) {
        Optional<Path> anchors =
                office.tlsAnchor()
                        .flatMap(it ->
                                it instanceof KioskConfig.TlsAnchor.File(var pem)
                                        ? Optional.of(pem)
                                        : Optional.empty());
        boolean tls =
                "https".equals(office.tokenUri().getScheme())
                        || "https".equals(office.submissionUri().getScheme());
        if (tls && office.tlsAnchor().isEmpty()) {
            throw new ConfigurationException(
                    "office.tlsAnchor is missing; name the PEM file with the root of the service's"
                            + " TLS certificate, or java for the roots that Java brings.");
        }
        return new Network(
                office.proxy(),
                trustAnchors("office.tlsAnchor", anchors),
                office.tlsAnchor().isPresent() && anchors.isEmpty());
    }

    private static Set<X509Certificate> trustAnchors(String place, Optional<Path> file) {
        if (file.isEmpty()) return Set.of();
        try (InputStream pem = Files.newInputStream(file.get())) {
            Set<X509Certificate> anchors =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                            .map(X509Certificate.class::cast)
                            .collect(Collectors.toSet());
            if (!anchors.isEmpty()) return anchors;
            throw new ConfigurationException(place + ": " + file.get() + " holds no certificate.");
        } catch (IOException | CertificateException unusable) {
            throw new ConfigurationException(
                    place + ": " + file.get() + " must be a readable PEM file with certificates.");
        }
    }
}
