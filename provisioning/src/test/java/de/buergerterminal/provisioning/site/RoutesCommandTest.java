package de.buergerterminal.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.provisioning.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A technician asks the routing which office takes the town's services.
@SuppressWarnings("NullAway.Init")
class RoutesCommandTest {
    private static final String TOWN = "990000000000";

    @TempDir static Path folder;
    private static Office office;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void open() throws Exception {
        office = Office.start(new OfficeSettings(0, folder, StockCatalogue.load()));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void theSectionForTheConfigurationNamesTheOfficeOfEachService() throws Exception {
        int code = run(TOWN, "127.0.0.1", "TEST");

        JsonNode routes = new YAMLMapper().readTree(out.toString()).path("routes");
        assertThat(routes.path("hundesteuer-anmeldung").path("destination").asText())
                .isEqualTo(office.destinationId().toString());
        assertThat(routes.path("hundesteuer-anmeldung").path("identifier").asText())
                .isEqualTo("urn:de:fim:leika:leistung:99102013104000");
        assertThat(routes.has("gewerbe-anmeldung")).isTrue();
        assertThat(out.toString()).contains("# Bürgerbüro Musterstadt");
        assertThat(err.toString()).contains("meldebescheinigung has no LeiKa key");
        assertThat(code).as("a service is left for a person").isEqualTo(Main.REFUSED);
    }

    @Test
    void whereNoOfficeTakesAServiceThatIsSaid() {
        assertThat(run("057740032032", "127.0.0.1", "TEST")).isEqualTo(Main.REFUSED);
        assertThat(err.toString())
                .contains("hundesteuer-anmeldung has no office in area 057740032032");
        assertThat(out.toString().strip()).isEqualTo("routes:");
    }

    @Test
    void aRouteThatWasSignedForAnotherDeliveryServiceIsNotPrinted() {
        assertThat(run(TOWN, "localhost", "TEST")).isEqualTo(Main.REFUSED);
        assertThat(err.toString()).contains("belongs to another delivery service");
        assertThat(out.toString()).doesNotContain(office.destinationId().toString());
    }

    @Test
    void withoutThePortalsKeysNothingIsBelieved() {
        assertThat(run(TOWN, "127.0.0.1", "TEST", "--portal-keys", base() + "/nowhere"))
                .isEqualTo(Main.REFUSED);
        assertThat(err.toString().strip()).hasLineCount(1).contains("check --portal-keys");
    }

    @Test
    void wrongUsageIsOneSentence() {
        assertThat(run("12", "127.0.0.1", "PROD")).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString()).contains("must start with https://");
        assertThat(run("1234", "127.0.0.1", "TEST")).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString()).contains("regional key (ARS)");
        assertThat(run(TOWN, "127.0.0.1", "TEST", "--proxy", "http://proxy"))
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString()).contains("host:port");
        assertThat(run(TOWN, "127.0.0.1", "TEST", "--catalogue", folder.toString()))
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString()).contains("catalogue check");
    }

    private static String base() {
        return "http://127.0.0.1:" + office.port();
    }

    private int run(String area, String host, String environment, String... more) {
        var all =
                new ArrayList<>(
                        List.of(
                                "routes",
                                "--area",
                                area,
                                "--environment",
                                environment,
                                "--routing",
                                base() + "/routing-api/v1",
                                "--submission",
                                "http://" + host + ":" + office.port() + "/submission-api"));
        if (!List.of(more).contains("--portal-keys")) {
            all.addAll(List.of("--portal-keys", base() + "/routing-api/.well-known/jwks.json"));
        }
        all.addAll(List.of(more));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
