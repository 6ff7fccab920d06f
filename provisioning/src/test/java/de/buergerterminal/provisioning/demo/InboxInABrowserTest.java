package de.buergerterminal.provisioning.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.AttachmentLimits;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.ReplyChannel;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.office.CaseState;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.backend.outbox.Courier;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.ServiceRequest;
import de.buergerterminal.provisioning.Axe;
import de.buergerterminal.provisioning.Browser;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The case worker's page in a real browser, fed by the production sender.
@Tag("peers")
@SuppressWarnings("NullAway.Init")
class InboxInABrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ServiceCatalogue CATALOGUE = StockCatalogue.load();
    private static final PublicService SERVICE = CATALOGUE.services().getFirst();

    private static final ReplyKeys REPLY_KEYS = ReplyKeys.start(Duration.ZERO);

    @TempDir private static Path folder = Path.of(".");

    private Office office;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws Exception {
        office =
                Office.start(
                        new OfficeSettings(0, folder.resolve("office"), CATALOGUE).withoutSignIn());
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() {
        browser.quit();
        office.close();
    }

    @Test
    void anArrivalAppearsByItselfAndIsRejectedWithAReason() throws Exception {
        browser.get(office.inboxUrl().toString());
        assertThat(faultsOf(browser)).isEmpty();
        CaseReference reference = deliver();
        new WebDriverWait(browser, PATIENCE)
                .until(page -> String.valueOf(page.getPageSource()).contains(reference.value()));

        browser.findElement(By.partialLinkText(reference.value())).click();
        new WebDriverWait(browser, PATIENCE)
                .until(page -> !page.findElements(By.id("reason")).isEmpty());
        assertThat(browser.findElement(By.tagName("main")).getText())
                .contains("Prüfmuster", "9,00");
        assertThat(faultsOf(browser)).isEmpty();
        browser.findElement(By.id("reason")).sendKeys("Bitte bringen Sie den Ausweis mit.");
        browser.findElement(By.cssSelector("form.reject button")).click();
        new WebDriverWait(browser, PATIENCE)
                .until(_ -> office.findCase(reference).orElseThrow().state() == CaseState.REJECTED);
        assertThat(office.findCase(reference).orElseThrow().reasons())
                .containsExactly("Bitte bringen Sie den Ausweis mit.");
    }

    @Test
    void everyPageIsNamedReadableAndReachedByTheKeyboardAlone() throws Exception {
        CaseReference reference = deliver();
        String page =
                office.inboxUrl() + "/cases/" + office.findCase(reference).orElseThrow().caseId();
        for (String address :
                List.of(
                        office.inboxUrl().toString(),
                        office.inboxUrl() + "?status=NEW&number=PB",
                        office.inboxUrl() + "?status=ACCEPTED&number=nothing",
                        page,
                        office.inboxUrl() + "/audit",
                        office.inboxUrl() + "/sign-in",
                        office.inboxUrl() + "/cases/nothing")) {
            browser.get(address);
            assertThat(faultsOf(browser)).as(address).isEmpty();
        }

        browser.get(page);
        Set<String> reached = new HashSet<>();
        for (int i = 0; i < 60 && !reached.contains("Antrag annehmen"); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            reached.add(browser.switchTo().activeElement().getText().strip());
        }
        assertThat(reached).contains("Zum Inhalt", "← Zum Posteingang", "Antrag annehmen");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        new WebDriverWait(browser, PATIENCE)
                .until(_ -> office.findCase(reference).orElseThrow().state() == CaseState.ACCEPTED);
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.findElement(By.tagName("main")).getText().contains("angenommen"));
        assertThat(faultsOf(browser)).isEmpty();
    }

    @Test
    void aQuestionIsAskedAndClosedWithTheKeyboardAlone() throws Exception {
        CaseReference reference = deliver();
        UUID caseId = office.findCase(reference).orElseThrow().caseId();
        browser.get(office.inboxUrl() + "/cases/" + caseId);
        walkTo("question");
        type("Bitte rufen Sie an: 05251 88-0.");
        walkTo("Rückfrage stellen");
        type(Keys.ENTER);
        awaitState(reference, CaseState.ASKED);
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.findElement(By.tagName("main")).getText().contains("wartet auf"));
        assertThat(browser.findElement(By.className("asked")).getText()).contains("05251 88-0");
        assertThat(faultsOf(browser)).isEmpty();

        walkTo("Als beantwortet vermerken");
        type(Keys.ENTER);
        awaitState(reference, CaseState.NEW);
        new WebDriverWait(browser, PATIENCE)
                .until(it -> it.findElement(By.tagName("main")).getText().contains("erledigt"));
        assertThat(faultsOf(browser)).isEmpty();
        browser.get(office.inboxUrl() + "/audit");
        assertThat(browser.findElement(By.tagName("table")).getText())
                .contains("Rückfrage gestellt", "Rückfrage als beantwortet vermerkt");
    }

    /// Presses Tab until the control with that id or that text has the focus.
    private void walkTo(String idOrText) {
        for (int i = 0; i < 60; i++) {
            var focused = browser.switchTo().activeElement();
            if (idOrText.equals(focused.getDomAttribute("id"))
                    || idOrText.equals(focused.getText().strip())) {
                return;
            }
            focused.sendKeys(Keys.TAB);
        }
        throw new AssertionError("the keyboard does not reach " + idOrText);
    }

    private void type(CharSequence keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private void awaitState(CaseReference reference, CaseState state) {
        new WebDriverWait(browser, PATIENCE)
                .until(_ -> office.findCase(reference).orElseThrow().state() == state);
    }

    private static String faultsOf(ChromeDriver browser) {
        Object pale = browser.executeScript(Browser.LOW_CONTRAST);
        Object nameless = browser.executeScript(Browser.NAMELESS);
        Object shape =
                browser.executeScript(
                        "return document.documentElement.lang === 'de'"
                                + " && document.querySelectorAll('main').length === 1"
                                + " && document.querySelectorAll('h1').length === 1");
        String faults = pale + " " + nameless + " " + shape + " " + Axe.violations(browser);
        return faults.equals("[] [] true []") ? "" : faults;
    }

    private CaseReference deliver() throws Exception {
        Clock clock = Clock.systemUTC();
        Path data = folder.resolve("terminal");
        try (var client = new FitConnectClient(settings(), clock);
                var outbox = Outbox.open(data.resolve("outbox"), clock)) {
            var keys =
                    DestinationDirectory.open(settings(), client, data.resolve("keys.json"), clock);
            keys.refresh();
            ServiceRequest request = request();
            REPLY_KEYS.awaitOne();
            var channel = new ReplyChannel(REPLY_KEYS, outbox.replyKeys());
            outbox.append(
                    new FitConnectSealer(
                                    settings(),
                                    keys,
                                    outbox.attachments(),
                                    AttachmentLimits.USUAL,
                                    clock,
                                    Optional.of(channel))
                            .seal(request));
            try (var courier = new Courier(outbox, client, keys, clock, _ -> {})) {
                courier.start();
                new WebDriverWait(browser, PATIENCE)
                        .until(_ -> office.findCase(request.ticket().reference()).isPresent());
            }
            return request.ticket().reference();
        }
    }

    private FitConnectSettings settings() throws Exception {
        var anchor =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                office.trustAnchorPem().getBytes(US_ASCII)));
        return new FitConnectSettings(
                FitConnectSettings.Environment.TEST,
                office.tokenUrl(),
                office.submissionUrl(),
                office.clientId(),
                office.clientSecret(),
                Set.of(anchor),
                false,
                FitConnectSettings.USUAL_HOLD_TIME,
                FitConnectSettings.USUAL_REQUEST_LIMIT,
                "0.1.0",
                Map.of(
                        SERVICE.id(),
                        new FitConnectSettings.Route(
                                office.destinationId(),
                                office.identifierFor(SERVICE.id()),
                                SERVICE.name().german())));
    }

    private static ServiceRequest request() {
        var random = new SecureRandom();
        var answers =
                Map.of(
                        "F60000000227", "Prüfmuster",
                        "F60000000228", "Zoë",
                        "G60000000083", "07.03.1985",
                        "G05000011743/F60000000243", "Musterstraße",
                        "G05000011743/F60000000244", "12",
                        "G05000011743/F60000000246", "33098",
                        "G05000011743/F60000000247", "Paderborn",
                        "extent", "simple",
                        "delivery", "pickUp");
        Instant now = Instant.now();
        return new ServiceRequest(
                CaseTicket.fresh(
                        CaseReference.of("PB", 2026, "K07", random.nextInt(1_000_000)), random),
                SERVICE.id(),
                SERVICE.name().german(),
                CATALOGUE.version(),
                SERVICE.schemaUri(),
                SERVICE.form().toJson(new Answers(answers)),
                "de",
                Optional.of(new PaidFee(900, "52500041", 22, 77, "girocard", now)),
                now);
    }
}
