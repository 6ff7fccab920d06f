package de.buergerterminal.provisioning.demo;

import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.CatalogueKey;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.SignedCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.office.DatabaseAccess;
import de.buergerterminal.backend.office.DeskRole;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `buergerterminal office --port N --data DIR`.
@Command(
        name = "office",
        description = {
            "Runs the reference Bürgerbüro: a FIT-Connect receiving side with an inbox.",
            "The first start prints the name and the password of a case worker, once."
        },
        mixinStandardHelpOptions = true)
final class OfficeCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "N",
            description = "port on 127.0.0.1; 0 (default) takes any free one")
    private int port;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "keys, cases and events are kept here")
    private Path data = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "keeps cases and events on a PostgreSQL server, jdbc:postgresql://HOST/NAME,"
                            + " instead of in a file of --data; without user and password")
    private @Nullable String database;

    @Option(
            names = "--database-credentials",
            paramLabel = "FILE",
            description =
                    "lines user=... and password=... for --database, readable by their owner alone;"
                            + " otherwise the environment's BUERGERTERMINAL_DATABASE_USER and"
                            + " BUERGERTERMINAL_DATABASE_PASSWORD count")
    private @Nullable Path credentials;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description =
                    "makes this account for the inbox or gives it a new password, prints it and ends;"
                            + " the office must not be running")
    private @Nullable String account;

    @Option(
            names = "--role",
            defaultValue = "CASE_WORKER",
            paramLabel = "ROLE",
            description =
                    "role of --account: CASE_WORKER (default) decides, AUDITOR reads everything and"
                            + " the audit trail")
    private DeskRole role = DeskRole.CASE_WORKER;

    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description =
                    "the town's signed catalogue (stock catalogue if left out); give it again for each"
                            + " earlier release that terminals may still offer, the present one first")
    private List<Path> catalogues = List.of();

    @Option(
            names = "--catalogue-key",
            paramLabel = "FILE",
            description = "public key (PEM) that signed --catalogue")
    private @Nullable Path catalogueKey;

    /// The present catalogue first.
    private List<ServiceCatalogue> catalogues() throws IOException, BrokenCatalogueException {
        if (catalogues.isEmpty()) return List.of(StockCatalogue.load());
        if (catalogueKey == null) {
            throw new IllegalArgumentException("--catalogue needs --catalogue-key.");
        }
        CatalogueKey key = CatalogueKey.publicKey(catalogueKey);
        var loaded = new ArrayList<ServiceCatalogue>();
        for (Path each : catalogues) loaded.add(SignedCatalogue.load(each, key).catalogue());
        return loaded;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Optional<DatabaseAccess> access = access();
        if (account != null) return issue(account, access, out);
        List<ServiceCatalogue> known = catalogues();
        var settings =
                new OfficeSettings(port, data, known.getFirst())
                        .withEarlier(known.subList(1, known.size()));
        try (var office = Office.start(access.map(settings::withDatabase).orElse(settings))) {
            String base = "http://127.0.0.1:" + office.port();
            out.println("Inbox:        " + base + "/inbox");
            office.firstAccount()
                    .ifPresent(it -> {
                        out.println("Name:         " + it.name());
                        out.println(
                                "Password:     " + it.password() + "   (shown this once; note it)");
                    });
            out.println("Token:        " + base + "/token");
            out.println("Submission:   " + base + "/submission-api");
            out.println("Routing:      " + base + "/routing-api/v1   (area 99…, an invented one)");
            out.println("Portal keys:  " + base + "/routing-api/.well-known/jwks.json");
            out.println("OpenAPI:      " + base + "/openapi.json");
            out.println("Destination:  " + office.destinationId());
            out.println("Trust anchor: " + data.resolve("trust-anchor.pem").toAbsolutePath());
            out.flush();
            new CountDownLatch(1).await();
        }
        return Main.DONE;
    }

    /// @throws ParameterException the options do not name a data base
    private Optional<DatabaseAccess> access() throws IOException {
        if (database == null) return Optional.empty();
        try {
            return Optional.of(
                    credentials != null
                            ? DatabaseAccess.withCredentialsOf(credentials, database)
                            : new DatabaseAccess(
                                    database,
                                    environment("BUERGERTERMINAL_DATABASE_USER"),
                                    environment("BUERGERTERMINAL_DATABASE_PASSWORD")));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private static String environment(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }

    private int issue(String name, Optional<DatabaseAccess> access, PrintWriter out)
            throws IOException {
        String password = Office.issueAccount(data, access, name, role);
        out.println("Name:         " + name);
        out.println("Password:     " + password + "   (shown this once; note it)");
        out.flush();
        return Main.DONE;
    }
}
