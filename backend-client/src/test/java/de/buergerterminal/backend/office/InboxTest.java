package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The case worker's way through the inbox, in a browser without JavaScript.
class InboxTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir Path folder;
    Office office;
    ForeignSender sender;
    final HttpClient browser =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(ForeignSender.LIMIT)
                    .build();

    @BeforeEach
    void open() {
        office = OfficeFolders.open(folder);
        sender = new ForeignSender(office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anEmptyInboxSaysSo() throws Exception {
        assertThat(get("/inbox").body()).contains("lang=\"de\"", "Noch nichts eingegangen");
    }

    @Test
    void theListShowsWhatArrivedAndTheFiltersNarrowIt() throws Exception {
        sender.sendRequest(ForeignSender.DATA);

        assertThat(get("/inbox").body())
                .contains(ForeignSender.REFERENCE, "Meldebescheinigung", "9,00 €", "Neu");
        assertThat(get("/inbox?status=NEW").body()).contains(ForeignSender.REFERENCE);
        assertThat(get("/inbox?status=ACCEPTED").body()).doesNotContain(ForeignSender.REFERENCE);
        assertThat(get("/inbox?service=urn:other").body()).doesNotContain(ForeignSender.REFERENCE);
        assertThat(get("/inbox?offset=999999999999").statusCode()).isEqualTo(200);
    }

    @Test
    void aCaseIsReadInTheFormsOwnWords() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);

        assertThat(get("/inbox/cases/" + ids.caseId()).body())
                .contains("Familienname", "Prüfmuster", "07.03.1985", "Musterstraße 12")
                .contains("9,00 € bezahlt", "girocard", "Einreichung übergeben");
    }

    @Test
    void acceptingTakesOneForm() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();

        var answer = post(page + "/accept", Map.of("token", token(page)));

        assertThat(answer.uri().toString()).endsWith(page + "?done=accepted");
        assertThat(answer.body()).contains("Der Antrag ist angenommen", "Angenommen");
        assertThat(office.cases().getFirst().state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void rejectingNeedsAReasonThatTheSenderCanRead() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();
        String token = token(page);

        var without = post(page + "/reject", Map.of("token", token, "reason", "  "));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Nennen Sie einen Grund");
        assertThat(office.cases().getFirst().state()).isEqualTo(CaseState.NEW);

        post(page + "/reject", Map.of("token", token, "reason", "Bitte rufen Sie an & fragen."));
        assertThat(office.cases().getFirst().reasons())
                .containsExactly("Bitte rufen Sie an & fragen.");
    }

    @Test
    void whatIsRefusedNeedNotBeTypedAgain() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();
        String reason = "Nennen Sie <bitte> Ihre Hausnummer. " + "x".repeat(460);

        var refused =
                post(
                        page + "/reject",
                        Map.of(
                                "token",
                                token(page),
                                "template",
                                "Es fehlen Unterlagen.",
                                "reason",
                                reason));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<title>Fehler: ", "zusammen hat höchstens 500 Zeichen")
                .contains("<option selected>Es fehlen Unterlagen.")
                .contains(">" + reason.replace("<", "&lt;").replace(">", "&gt;") + "</textarea>");
    }

    /// Browsers count one character for a line's end and send two.
    @Test
    void aReasonAsLongAsTheFieldAllowsIsNotTooLong() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();

        post(page + "/reject", Map.of("token", token(page), "reason", "x\r\n".repeat(249) + "xx"));

        assertThat(office.cases().getFirst().reasons()).containsExactly("x\n".repeat(249) + "xx");
    }

    @Test
    void theCaseWorkerSeesHowASenderWantsToBeAsked() throws Exception {
        var metadata = ForeignSender.metadata(ForeignSender.DATA);
        metadata.withObject("/replyChannel/eMail").put("address", "zoe@example.org");
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));

        assertThat(get("/inbox/cases/" + ids.caseId()).body())
                .contains("Rückfragen über", "E-Mail an zoe@example.org");
    }

    @Test
    void aUsualReasonNeedsNoTyping() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();

        post(
                page + "/reject",
                Map.of("token", token(page), "template", "Es fehlen Unterlagen.", "reason", ""));

        assertThat(office.cases().getFirst().reasons()).containsExactly("Es fehlen Unterlagen.");
    }

    @Test
    void aCaseIsFoundByAPartOfItsNumber() throws Exception {
        sender.sendRequest(ForeignSender.DATA);

        assertThat(get("/inbox?number=k07-000123").body()).contains(ForeignSender.REFERENCE);
        assertThat(get("/inbox?number=%25").body())
                .doesNotContain(ForeignSender.REFERENCE)
                .contains("Kein Vorgang passt");
    }

    @Test
    void anAcceptedRegistrationShowsWhoLearnsWhat() throws Exception {
        Ids ids = sender.send(ElectronicRecordTest.TRADE, ElectronicRecordTest.trade());
        String page = "/inbox/cases/" + ids.caseId();
        assertThat(get(page).body()).doesNotContain("Wer hat was bekommen?");
        office.accept(UUID.fromString(ids.caseId()));

        assertThat(get(page).body())
                .contains("Wer hat was bekommen?", "Finanzamt", "(nur Postleitzahl, Ort)");
        var copy = get(page + "/copies/statistisches-landesamt");
        assertThat(copy.body()).contains("33098").doesNotContain("Prüfmuster");
        assertThat(get(page + "/copies/presse").statusCode()).isEqualTo(404);
        assertThat(get(page + "/record.zip").headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + ids.caseId() + ".zip\"");
    }

    @Test
    void aDamagedAttachmentIsNeitherHiddenNorPassedOn() throws Exception {
        byte[] scan = new byte[10_000];
        Ids ids = sender.send(ForeignSender.SERVICE, ForeignSender.DATA, "scan.pdf", scan);
        String page = "/inbox/cases/" + ids.caseId();
        var link = Pattern.compile(page + "/attachments/[0-9a-f-]{36}").matcher(get(page).body());
        assertThat(link.find()).isTrue();
        var whole = get(link.group());
        assertThat(whole.body()).isEqualTo("\0".repeat(10_000));
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"anlage-01.pdf\"");

        try (var files = Files.list(folder.resolve("attachments"))) {
            Path file = files.findFirst().orElseThrow();
            byte[] sealed = Files.readAllBytes(file);
            sealed[5_000] = (byte) (sealed[5_000] == 'A' ? 'B' : 'A');
            Files.write(file, sealed);
        }

        assertThat(get(page).body()).contains("scan.pdf");
        assertThatThrownBy(() -> get(link.group())).isInstanceOf(IOException.class);
        var record = get(page + "/record.zip");
        assertThat(record.statusCode()).isEqualTo(500);
        assertThat(record.body()).contains("Diese Akte ist beschädigt", "Sicherung");
    }

    @Test
    void whoeverIsTooLateIsTold() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();
        String token = token(page);
        office.accept(UUID.fromString(ids.caseId()));

        assertThat(post(page + "/accept", Map.of("token", token)).body())
                .contains("schon entschieden");
    }

    @Test
    void aFormOfAForeignPageDecidesNothing() throws Exception {
        Ids ids = sender.sendRequest(ForeignSender.DATA);
        String page = "/inbox/cases/" + ids.caseId();
        get(page);

        assertThat(post(page + "/accept", Map.of("token", "guessed")).statusCode()).isEqualTo(403);
        assertThat(office.cases().getFirst().state()).isEqualTo(CaseState.NEW);
    }

    @Test
    void whatSendersWriteIsTextAndNeverMarkup() throws Exception {
        var metadata = ForeignSender.metadata(ForeignSender.DATA);
        metadata.withObject("/additionalReferenceInfo")
                .put("senderReference", "<script>alert(1)</script>");
        Ids ids = sender.announced(List.of());
        sender.submit(ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));

        for (String page : List.of("/inbox", "/inbox/cases/" + ids.caseId())) {
            assertThat(get(page).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void pagesForbidForeignScriptsFramesAndCaches() throws Exception {
        var headers = get("/inbox").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/inbox").body()).doesNotContain("onclick", "style=");
        assertThat(get("/inbox/office.css").statusCode()).isEqualTo(200);
        assertThat(get("/inbox/arrivals.js").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownCaseHasAPageForPeople() throws Exception {
        for (String id : List.of("x", UUID.randomUUID().toString())) {
            var answer = get("/inbox/cases/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Diesen Vorgang gibt es nicht", "Zum Posteingang");
        }
    }

    @Test
    void anOpenPageHearsOfAnArrival() throws Exception {
        var stream =
                browser.send(
                        HttpRequest.newBuilder(at("/inbox/events"))
                                .header("Accept", "text/event-stream")
                                .timeout(ForeignSender.LIMIT)
                                .GET()
                                .build(),
                        BodyHandlers.ofLines());
        sender.sendRequest(ForeignSender.DATA);

        assertThat(stream.body().filter(it -> it.startsWith("event")).findFirst())
                .contains("event: change");
    }

    private String token(String page) throws IOException, InterruptedException {
        var matcher = TOKEN.matcher(get(page).body());
        assertThat(matcher.find()).isTrue();
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
