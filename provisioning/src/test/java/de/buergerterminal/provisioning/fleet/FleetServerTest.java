package de.buergerterminal.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.DeviceReport;
import de.buergerterminal.backend.telemetry.Heartbeat;
import de.buergerterminal.backend.telemetry.KioskState;
import de.buergerterminal.backend.telemetry.Severity;
import de.buergerterminal.backend.telemetry.Telemetry;
import de.buergerterminal.backend.telemetry.TelemetrySettings;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.FaultTexts;
import de.buergerterminal.provisioning.demo.EmbeddedBroker;
import de.buergerterminal.provisioning.fleet.FleetSettings.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FleetServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedBroker broker;
    private FleetServer server;

    @BeforeAll
    void start() throws FleetException {
        broker = EmbeddedBroker.start(0);
        server =
                FleetServer.start(
                        FleetSettings.of(0, broker.uri(), StockCatalogue.load())
                                .withTerminals(
                                        Map.of(
                                                "pb-foyer", new Place("Foyer links", "Rathaus"),
                                                "pb-keller", new Place("Keller", "Archiv"))));
    }

    @AfterAll
    void stop() {
        server.close();
        broker.close();
    }

    private Telemetry terminal(String kiosk) {
        return terminal(kiosk, OutboxCondition.SOUND);
    }

    private Telemetry terminal(String kiosk, OutboxCondition outbox) {
        var settings =
                TelemetrySettings.of(broker.uri(), kiosk, "0.1.0")
                        .withHeartbeat(Duration.ofSeconds(1))
                        .withWillDelay(Duration.ZERO);
        return Telemetry.connect(settings, () -> Heartbeat.of(Heartbeat.Ui.IDLE, false, 2, outbox));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private JsonNode terminal(String kiosk, Predicate<JsonNode> wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonNode found = MAPPER.missingNode();
        while (System.nanoTime() < end) {
            for (var each : MAPPER.readTree(get("/api/terminals").body())) {
                if (each.path("kiosk").asText().equals(kiosk)) found = each;
            }
            if (wanted.test(found)) return found;
            Thread.sleep(50);
        }
        throw new AssertionError("not in time: " + found);
    }

    @Test
    void staffReadInWordsWhatCitizensCanDoAndWhatToDoAboutTheRest() throws Exception {
        try (var foyer = terminal("pb-foyer")) {
            foyer.state(KioskState.DEGRADED);
            foyer.capabilities(Map.of("meldebescheinigung", "off:PAYMENT_TERMINAL", "other", "ok"));
            foyer.deviceReport(
                    new DeviceReport(
                            "receipt-printer",
                            "receipt-printer",
                            DeviceReport.Status.FAIL,
                            List.of("PAPER_OUT"),
                            Instant.now()));
            var card =
                    terminal(
                            "pb-foyer",
                            it ->
                                    it.path("devices").size() == 1
                                            && it.path("services").size() == 2);
            assertThat(card.path("name").asText()).isEqualTo("Foyer links");
            assertThat(card.path("advice").asText())
                    .isEqualTo("Nicht möglich: Meldebescheinigung. 1 von 2 Diensten nutzbar.");

            var page = get("/");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'");
            assertThat(page.body())
                    .contains("Meldebescheinigung", "Kartenzahlung nicht möglich")
                    .contains("Papier leer", "Eine neue Papierrolle einlegen")
                    .contains("2 Anträge warten")
                    .contains("Keller", "Noch nie gemeldet")
                    .doesNotContain("style=", "onclick", "<script>");
            assertThat(get("/?lang=en").body())
                    .contains(
                            "out of paper",
                            FaultTexts.of(FaultCode.PAPER_OUT, "en").cure(),
                            "lang=\"en\"");
        }
    }

    @Test
    void aFullDiskIsSaidAsWhatItMeansForCitizensAndWhatStaffMustDo() throws Exception {
        try (var annex = terminal("pb-voll", OutboxCondition.DISK_FULL)) {
            annex.state(KioskState.DEGRADED);
            annex.capabilities(
                    Map.of("meldebescheinigung", "off:DISK_FULL", "hund", "off:DISK_FULL"));
            annex.alarm("OUTBOX_DISK_FULL", Severity.CRITICAL, Map.of("event", "K-422"));
            var card =
                    terminal(
                            "pb-voll",
                            it ->
                                    it.path("alarms").size() == 1
                                            && it.path("services").size() == 2
                                            && it.path("outboxWaiting").asInt() == 2);
            assertThat(card.path("advice").asText())
                    .isEqualTo(
                            "Nimmt keine Anträge an: Datenträger voll. Bürger müssen zum Schalter"
                                    + " gehen.");
            assertThat(card.path("level").asText()).isEqualTo("fail");
            var alarm = card.path("alarms").path(0);
            assertThat(alarm.path("text").asText())
                    .isEqualTo("Nimmt keine Anträge an: Datenträger voll");
            assertThat(alarm.path("cure").asText())
                    .startsWith("Platz auf dem Datenträger des Terminals schaffen.");
            assertThat(card.path("outboxText").asText())
                    .isEqualTo("Datenträger voll · 2 Anträge warten auf Übermittlung");
            assertThat(get("/?lang=en").body())
                    .contains("Takes no requests: disk full. Citizens must go to the counter.");
        }
    }

    @Test
    void whatATerminalIsNotMadeForIsNamedButCallsNobody() throws Exception {
        try (var annex = terminal("pb-ohne-ausweis")) {
            annex.state(KioskState.READY);
            annex.capabilities(Map.of("meldebescheinigung", "off:IDENTIFICATION", "hund", "ok"));
            var card = terminal("pb-ohne-ausweis", it -> it.path("services").size() == 2);
            assertThat(card.path("level").asText()).isEqualTo("ok");
            assertThat(card.path("advice").asText())
                    .isEqualTo("Nicht möglich: Meldebescheinigung. 1 von 2 Diensten nutzbar.");
            assertThat(get("/").body())
                    .contains("wird hier nicht angeboten: braucht einen Online-Ausweis");
        }
    }

    @Test
    @Timeout(60)
    void anOpenPageLearnsOfAnAlarmWithoutAsking() throws Exception {
        try (var hall = terminal("pb-halle")) {
            hall.state(KioskState.READY);
            terminal("pb-halle", it -> it.path("presence").asText().equals("ready"));
            var stream =
                    http.send(
                            HttpRequest.newBuilder(at("/events?lang=de"))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofInputStream());
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                awaits(lines, "pb-halle");
                long raised = System.nanoTime();
                hall.alarm("TAMPER", Severity.CRITICAL, Map.of());
                String event = awaits(lines, "Gehäuse geöffnet");
                long millis = Duration.ofNanos(System.nanoTime() - raised).toMillis();
                System.out.println("alarm on the open page after " + millis + " ms");
                assertThat(event).contains("pb-halle");
                assertThat(millis).isLessThan(10_000);
            }
        }
    }

    private static String awaits(BufferedReader lines, String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(wanted)) return line;
        }
        throw new AssertionError("the stream ended without " + wanted);
    }

    @Test
    void monitoringReadsTheFleetAsPrometheusText() throws Exception {
        try (var annex = terminal("pb-anbau")) {
            annex.state(KioskState.READY);
            annex.alarm("PAPER_LOW", Severity.MINOR, Map.of());
            terminal("pb-anbau", it -> it.path("alarms").size() == 1);
            var metrics = get("/metrics");
            assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/plain");
            assertThat(metrics.body())
                    .contains("kiosk_up{kiosk=\"pb-anbau\",site=\"\"} 1\n")
                    .contains("kiosk_up{kiosk=\"pb-keller\",site=\"Archiv\"} 0\n")
                    .contains("code=\"PAPER_LOW\",severity=\"minor\"} 1\n")
                    .endsWith("\n");
        }
    }

    @Test
    void aRestartedConsoleRemembersTerminalsAndAlarmsWithoutABroker(@TempDir Path data)
            throws Exception {
        var settings = FleetSettings.of(0, broker.uri(), StockCatalogue.load()).withData(data);
        try (var tower = terminal("pb-turm")) {
            tower.state(KioskState.READY);
            tower.alarm("COVER_OPEN", Severity.MINOR, Map.of());
            terminal("pb-turm", it -> it.path("alarms").size() == 1);
            try (var first = FleetServer.start(settings)) {
                var heard = URI.create("http://127.0.0.1:" + first.port() + "/api/alarms");
                long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (!body(heard).contains("Klappe offen") && System.nanoTime() < end) {
                    Thread.sleep(50);
                }
            }
        }
        var alone =
                FleetSettings.of(0, URI.create("tcp://127.0.0.1:1"), StockCatalogue.load())
                        .withData(data);
        try (var second = FleetServer.start(alone)) {
            var root = "http://127.0.0.1:" + second.port();
            assertThat(body(URI.create(root + "/api/terminals"))).contains("pb-turm");
            assertThat(body(URI.create(root + "/api/alarms"))).contains("Klappe offen");
            assertThat(body(URI.create(root + "/"))).contains("Keine Verbindung zum Broker");
        }
    }

    private String body(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    @Test
    void hostileNamesOnTheBrokerNeverBecomeMarkup() throws Exception {
        assertThat(get("/?lang=%3Cscript%3E").body()).contains("lang=\"de\"");
    }
}
