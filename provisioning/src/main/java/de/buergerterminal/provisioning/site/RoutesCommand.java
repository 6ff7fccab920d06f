package de.buergerterminal.provisioning.site;

import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.Network;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.RouteCheck;
import de.buergerterminal.backend.fitconnect.RoutingClient;
import de.buergerterminal.provisioning.Main;
import de.buergerterminal.provisioning.site.RouteSearch.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `buergerterminal routes --area ARS ...`: the section `routes` of a town's `kiosk.yaml`.
@Command(
        name = "routes",
        description = {
            "Asks FIT-Connect's routing which office takes each service in an area, and prints the"
                    + " section 'routes' for kiosk.yaml.",
            "An office counts only if the portal signed it for this service, this area and this"
                    + " delivery service. No account is needed. Exit code 0 if every service has its"
                    + " office, 1 if one is left for a person, who is told why."
        },
        mixinStandardHelpOptions = true)
public final class RoutesCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--area",
            required = true,
            paramLabel = "ARS",
            description =
                    "regional key (Amtlicher Regionalschlüssel) of the town, usually 12 digits")
    private String area = "";

    @Option(
            names = "--routing",
            required = true,
            paramLabel = "URI",
            description = "base of the Routing API, up to /v1")
    private URI routing = URI.create("");

    @Option(
            names = "--portal-keys",
            required = true,
            paramLabel = "URI",
            description = "where the portal publishes the keys of its signatures (JWKS)")
    private URI portalKeys = URI.create("");

    @Option(
            names = "--submission",
            required = true,
            paramLabel = "URI",
            description = "the delivery service, as submissionUri in kiosk.yaml")
    private URI submission = URI.create("");

    @Option(
            names = "--environment",
            defaultValue = "PROD",
            paramLabel = "NAME",
            description = "PROD (default), STAGE or TEST; addresses without TLS only with TEST")
    private Environment environment = Environment.PROD;

    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description = "the town's services, signed or not; the stock catalogue if left out")
    private @Nullable Path catalogue;

    @Option(
            names = "--tls-anchor",
            defaultValue = "java",
            paramLabel = "FILE",
            description =
                    "PEM file with the roots of the TLS certificates; java (default): the roots"
                            + " that Java brings")
    private String tlsAnchor = "java";

    @Option(names = "--proxy", paramLabel = "HOST:PORT", description = "on the way to all three")
    private @Nullable String proxy;

    @Override
    public Integer call() throws IOException {
        if (!area.matches("\\d{2}|\\d{3}|\\d{5}|\\d{9}|\\d{12}")) {
            throw wrong("--area must be a regional key (ARS) of 2, 3, 5, 9 or 12 digits.");
        }
        ServiceCatalogue services = services();
        PrintWriter err = commandSpec().commandLine().getErr();
        try (var client =
                new RoutingClient(
                        environment, routing, network(), Main.VERSION, Clock.systemUTC())) {
            Reply<RouteCheck> keys = client.check(portalKeys, submission, Clock.systemUTC());
            if (!(keys instanceof Reply.Done<RouteCheck>(var check))) {
                err.println(
                        "The portal's keys at "
                                + portalKeys
                                + " could not be read, so no route can be believed; check"
                                + " --portal-keys, network and --proxy.");
                return Main.REFUSED;
            }
            var search = new RouteSearch(client, check, area);
            return print(services.services().stream().map(search::officeOf).toList());
        } catch (IllegalArgumentException unsafe) {
            throw wrong(String.valueOf(unsafe.getMessage()));
        }
    }

    private int print(List<Finding> findings) {
        PrintWriter out = commandSpec().commandLine().getOut();
        PrintWriter err = commandSpec().commandLine().getErr();
        out.println("  routes:");
        boolean complete = true;
        for (Finding each : findings) {
            switch (each) {
                case Finding.Office(var service, var office) ->
                        out.printf(
                                "    %s: {destination: %s, identifier: \"%s\"}  # %s%n",
                                service.id(),
                                office.destinationId(),
                                RouteCheck.SERVICE + service.leikaKey().orElseThrow(),
                                office.name());
                case Finding.Open(var service, var why) -> {
                    complete = false;
                    err.println(service.id() + " " + why);
                }
            }
        }
        return complete ? Main.DONE : Main.REFUSED;
    }

    private ServiceCatalogue services() throws IOException {
        try {
            return catalogue == null
                    ? StockCatalogue.load()
                    : ServiceCatalogue.fromFolder(catalogue);
        } catch (BrokenCatalogueException broken) {
            throw wrong(
                    catalogue
                            + " has mistakes; 'buergerterminal catalogue check "
                            + catalogue
                            + "' names them.");
        }
    }

    private Network network() {
        boolean java = tlsAnchor.equals("java");
        return new Network(
                Optional.ofNullable(proxy).map(Network::proxy),
                java ? Set.of() : anchors(Path.of(tlsAnchor)),
                java);
    }

    private Set<X509Certificate> anchors(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
        } catch (IOException | CertificateException unusable) {
            throw wrong(file + " must be a readable PEM file with certificates.");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(commandSpec().commandLine(), sentence);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "run by picocli alone");
    }
}
