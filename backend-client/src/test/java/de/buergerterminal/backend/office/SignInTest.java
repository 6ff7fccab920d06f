package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may come in, what they may do, and what is remembered of it.
class SignInTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir Path folder;
    Office office;
    HttpClient browser = browser();

    @BeforeEach
    void open() {
        office = OfficeFolders.openWithSignIn(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void nobodySeesTheInboxWithoutSigningIn() throws Exception {
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();

        for (String path :
                new String[] {
                    "/inbox",
                    page,
                    page + "/record.zip",
                    page + "/copies/finanzamt",
                    "/inbox/audit",
                    "/inbox/events"
                }) {
            var answer = get(path);
            assertThat(answer.uri().getPath()).as(path).isEqualTo("/inbox/sign-in");
            assertThat(answer.body()).doesNotContain(ForeignSender.REFERENCE, "Prüfmuster");
        }
        post(page + "/accept", Map.of("token", token("/inbox/sign-in")));
        assertThat(office.cases().getFirst().state()).isEqualTo(CaseState.NEW);
    }

    @Test
    void theFirstAccountDecidesAndItsStepsAreKept() throws Exception {
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        FirstAccount first = office.firstAccount().orElseThrow();
        String page = "/inbox/cases/" + ids.caseId();

        var list = signIn(first.name(), first.password());
        assertThat(list.uri().getPath()).isEqualTo("/inbox");
        assertThat(list.body()).contains(ForeignSender.REFERENCE, "sachbearbeitung", "Abmelden");
        post(page + "/accept", Map.of("token", token(page)));

        assertThat(get(page).body()).contains("Wer war hier?", "Antrag angenommen");
        assertThat(get("/inbox/audit").statusCode()).isEqualTo(403);
        post("/inbox/sign-out", Map.of("token", token("/inbox")));
        assertThat(get("/inbox").uri().getPath()).isEqualTo("/inbox/sign-in");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        HttpClient careful = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser = careful;
        FirstAccount first = office.firstAccount().orElseThrow();

        var answer = signIn(first.name(), first.password());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("office-session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/inbox");
    }

    @Test
    void anAuditorReadsEverythingAndDecidesNothing() throws Exception {
        office.close();
        String password = Office.issueAccount(folder, "revision", DeskRole.AUDITOR);
        office = OfficeFolders.openWithSignIn(folder);
        Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();
        signIn("revision", password);

        var seen = get(page);
        assertThat(seen.body()).contains("Prüfmuster").doesNotContain("Antrag annehmen");
        var refused = post(page + "/accept", Map.of("token", token("/inbox")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(office.cases().getFirst().state()).isEqualTo(CaseState.NEW);
        assertThat(get("/inbox/audit").body())
                .contains("Vorgang angesehen", "revision", "die Kette ist unverändert");
    }

    @Test
    void guessingEndsAfterFiveAttempts() throws Exception {
        FirstAccount first = office.firstAccount().orElseThrow();
        for (int i = 1; i <= 4; i++) {
            assertThat(signIn(first.name(), "falsch").statusCode()).isEqualTo(401);
        }
        assertThat(signIn(first.name(), "falsch").statusCode()).isEqualTo(429);

        var locked = signIn(first.name(), first.password());
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).contains("Zu viele Versuche");
    }

    @Test
    void aPageThatReloadsByItselfKeepsNobodySignedIn() throws Exception {
        FirstAccount first = office.firstAccount().orElseThrow();
        office.close();
        var clock = new MovedClock();
        var desk = List.of("Bürgerbüro Musterstadt");
        office = Office.start(new OfficeSettings(0, folder, OfficeFolders.CATALOGUE, desk, clock));
        signIn(first.name(), first.password());

        clock.pass(Duration.ofMinutes(20));
        assertThat(byItself("/inbox").uri().getPath()).isEqualTo("/inbox");
        clock.pass(Duration.ofMinutes(20));
        assertThat(byItself("/inbox").uri().getPath()).isEqualTo("/inbox/sign-in");
    }

    private HttpResponse<String> byItself(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("X-By-Itself", "yes")
                        .timeout(ForeignSender.LIMIT)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void passwordsAndTriedNamesAreReadableNowhere() throws Exception {
        FirstAccount first = office.firstAccount().orElseThrow();
        signIn("geheim-statt-name", "falsch");
        signIn(first.name(), first.password());

        try (var files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain(first.password(), "geheim-statt-name");
            }
        }
        assertThat(first.toString()).doesNotContain(first.password());
    }

    @Test
    void aChangedLineOfTheTrailIsNoticed() throws Exception {
        UUID caseId =
                UUID.fromString(new ForeignSender(office).sendRequest(ForeignSender.DATA).caseId());
        office.accept(caseId);
        office.close();
        try (var database =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("office.db"));
                var statement = database.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("update audit set who='niemand'"))
                    .hasMessageContaining("only grows");
            statement.execute("drop trigger audit_keeps");
            statement.execute("update audit set who='niemand'");
        }
        String password = Office.issueAccount(folder, "revision", DeskRole.AUDITOR);
        office = OfficeFolders.openWithSignIn(folder);
        signIn("revision", password);

        assertThat(get("/inbox/audit").body()).contains("Eintrag 1 wurde verändert");
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(ForeignSender.LIMIT)
                .build();
    }

    private HttpResponse<String> signIn(String name, String password)
            throws IOException, InterruptedException {
        return post(
                "/inbox/sign-in",
                Map.of("token", token("/inbox/sign-in"), "name", name, "password", password));
    }

    private String token(String page) throws IOException, InterruptedException {
        var matcher = TOKEN.matcher(get(page).body());
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).timeout(ForeignSender.LIMIT).GET().build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return browser.send(
                ForeignSender.form(at(path), form).timeout(ForeignSender.LIMIT).build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + office.port() + path);
    }
}
