package de.buergerterminal.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.DeviceReport;
import de.buergerterminal.backend.telemetry.Heartbeat;
import de.buergerterminal.backend.telemetry.KioskState;
import de.buergerterminal.backend.telemetry.Severity;
import de.buergerterminal.backend.telemetry.Telemetry;
import de.buergerterminal.backend.telemetry.TelemetrySettings;
import de.buergerterminal.provisioning.Axe;
import de.buergerterminal.provisioning.Browser;
import de.buergerterminal.provisioning.demo.EmbeddedBroker;
import de.buergerterminal.provisioning.fleet.FleetSettings.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ConsoleInABrowserTest {
    @TempDir private static Path profile = Path.of(".");

    private EmbeddedBroker broker;
    private FleetServer server;
    private Telemetry terminal;
    private ChromeDriver browser;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(0);
        server =
                FleetServer.start(
                        FleetSettings.of(0, broker.uri(), StockCatalogue.load())
                                .withTerminals(
                                        Map.of("pb-foyer", new Place("Foyer links", "Rathaus"))));
        terminal =
                Telemetry.connect(
                        TelemetrySettings.of(broker.uri(), "pb-foyer", "0.1.0"),
                        () -> Heartbeat.of(Heartbeat.Ui.IDLE, false, 1, OutboxCondition.SOUND));
        terminal.state(KioskState.READY);
        terminal.capabilities(Map.of("meldebescheinigung", "ok:RECEIPT_PRINTER", "other", "ok"));
        report(DeviceReport.Status.WARN, "PAPER_LOW");
        browser = Browser.open(profile);
    }

    @AfterAll
    void stop() {
        browser.quit();
        terminal.close();
        server.close();
        broker.close();
    }

    private void report(DeviceReport.Status status, String code) {
        terminal.deviceReport(
                new DeviceReport(
                        "receipt-printer",
                        "receipt-printer",
                        status,
                        List.of(code),
                        Instant.now()));
    }

    private void open(String path, int width) {
        browser.manage().window().setSize(new Dimension(width, 1200));
        browser.get("http://127.0.0.1:" + server.port() + path);
        waits("Belegdrucker", "Receipt printer");
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(it -> !it.findElements(By.cssSelector(".live.on")).isEmpty());
    }

    private void waits(String... anyOf) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(20))
                .until(it -> {
                    String text = it.findElement(By.id("terminals")).getText();
                    return List.of(anyOf).stream().anyMatch(text::contains);
                });
    }

    @Test
    void anAlarmAppearsWithoutReload() {
        open("/", 1280);
        ((JavascriptExecutor) browser).executeScript("window.notReloaded = true");
        long raised = System.nanoTime();
        terminal.alarm("PAPER_JAM", Severity.MAJOR, Map.of("device", "receipt-printer"));
        waits("Papierstau");
        long millis = Duration.ofNanos(System.nanoTime() - raised).toMillis();
        System.out.println("alarm seen in the browser after " + millis + " ms");
        assertThat(millis).isLessThan(10_000);
        assertThat(((JavascriptExecutor) browser).executeScript("return window.notReloaded"))
                .isEqualTo(true);
        assertThat(browser.findElement(By.id("news")).getDomProperty("textContent"))
                .contains("Foyer links", "Papierstau");
        terminal.clearAlarm("PAPER_JAM");
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(it -> it.findElements(By.cssSelector("[data-code=PAPER_JAM]")).isEmpty());
    }

    @Test
    void thePageFitsAPhoneAndADesk() {
        for (int width : new int[] {500, 1280}) {
            open("/", width);
            // Headless windows are at least 500 wide; the phone's width is set on the page itself.
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of(
                            "width",
                            width == 500 ? 390 : width,
                            "height",
                            1200,
                            "deviceScaleFactor",
                            1,
                            "mobile",
                            false));
            Object overflow =
                    ((JavascriptExecutor) browser)
                            .executeScript(
                                    "const d = document.documentElement;"
                                            + "return d.scrollWidth - d.clientWidth");
            assertThat(overflow).as("at width %d", width).isEqualTo(0L);
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void peopleWithAScreenReaderFindTheirWay() {
        open("/?lang=en", 1280);
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.getTitle()).isNotBlank();
        for (String landmark :
                new String[] {"header.kopfzeile", "nav[aria-label]", "main", "footer"}) {
            assertThat(browser.findElements(By.cssSelector(landmark))).as(landmark).hasSize(1);
        }
        assertThat(browser.findElements(By.tagName("h1"))).hasSize(1);
        assertThat(browser.findElements(By.cssSelector("[role=status][aria-live=polite]")))
                .hasSize(1);
        int before = 0;
        for (var heading : browser.findElements(By.cssSelector("h1, h2, h3, h4, h5, h6"))) {
            int level = heading.getTagName().charAt(1) - '0';
            assertThat(level).as("no level is skipped").isLessThanOrEqualTo(before + 1);
            before = level;
        }
        for (var labelled : browser.findElements(By.cssSelector("[aria-labelledby]"))) {
            String id = labelled.getDomAttribute("aria-labelledby");
            assertThat(browser.findElement(By.id(String.valueOf(id))).getDomProperty("textContent"))
                    .as("label of %s", labelled.getTagName())
                    .isNotBlank();
        }
        for (var icon : browser.findElements(By.tagName("svg"))) {
            assertThat(icon.getDomAttribute("aria-hidden")).isEqualTo("true");
            assertThat(icon.findElement(By.xpath("..")).getText())
                    .as("a word beside the icon")
                    .isNotBlank();
        }
        assertThat(
                        browser.findElements(By.cssSelector("[id]")).stream()
                                .map(it -> it.getDomAttribute("id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTextStandsOutFromItsGroundInLightAndInDark() {
        for (String scheme : new String[] {"light", "dark"}) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "features",
                            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            open("/", 1280);
            assertThat((List<?>) ((JavascriptExecutor) browser).executeScript(Browser.LOW_CONTRAST))
                    .as(scheme)
                    .isEmpty();
            assertThat(Axe.violations(browser)).as(scheme).isEmpty();
        }
    }
}
