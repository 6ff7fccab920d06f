package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.office.CaseState;
import de.buergerterminal.backend.office.Decision;
import de.buergerterminal.backend.office.Exchange;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.backend.office.WrongKey;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole way with real certificates: terminal, HTTP, the reference Bürgerbüro, and back.
class AtTheReferenceOfficeTest {
    private static final ServiceCatalogue CATALOGUE = StockCatalogue.load();
    private static final PublicService SERVICE = CATALOGUE.services().getFirst();

    private static final String DATA =
            SERVICE.form()
                    .toJson(
                            new Answers(
                                    Map.of(
                                            "F60000000227", "Prüfmuster",
                                            "F60000000228", "Zoë",
                                            "G60000000083", "07.03.1985",
                                            "G05000011743/F60000000243", "Musterstraße",
                                            "G05000011743/F60000000244", "12",
                                            "G05000011743/F60000000246", "33098",
                                            "G05000011743/F60000000247", "Paderborn",
                                            "extent", "simple",
                                            "delivery", "pickUp")));

    @TempDir static Path town;
    private static Office office;

    @TempDir Path folder;
    private final ServiceRequest request = request();
    private Terminal terminal;

    @BeforeAll
    static void open() throws Exception {
        office = Office.start(new OfficeSettings(0, town, CATALOGUE));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void switchOn() throws Exception {
        terminal = new Terminal(folder, settings(), Clock.systemUTC());
        terminal.round();
    }

    @AfterEach
    void switchOff() {
        terminal.close();
        office.behave();
        office.comeUp();
    }

    @Test
    void theOfficeReadsWhatTheCitizenEnteredAndTheCitizenTheDecision() throws Exception {
        terminal.take(request);
        terminal.deliver(5);
        var filed = office.findCase(request.ticket().reference()).orElseThrow();
        assertThat(filed.state()).isEqualTo(CaseState.NEW);
        assertThat(filed.data()).isEqualTo(request.data());
        assertThat(filed.paidCents()).isEqualTo(900);
        assertThat(terminal.client.clockIsConfirmed()).isTrue();
        assertThat(filed.reasons()).isEmpty();
        assertThat(status()).isInstanceOf(CaseStatus.Received.class);

        assertThat(office.accept(filed.caseId())).isEqualTo(Decision.DONE);
        assertThat(status()).isInstanceOf(CaseStatus.Accepted.class);
    }

    @Test
    void attachmentsReachTheOfficeAsTheyWereAndTheirCiphertextIsForgotten() throws Exception {
        byte[] scan = new byte[700_000];
        new Random(7).nextBytes(scan);
        ServiceRequest withTwo =
                request(List.of(attachment("%PDF".getBytes(US_ASCII)), attachment(scan)));
        SealedSubmission sealed = terminal.take(withTwo);
        terminal.deliver(5);

        var filed = office.findCase(withTwo.ticket().reference()).orElseThrow();
        assertThat(filed.reasons()).isEmpty();
        assertThat(filed.attachments()).hasSize(2);
        UUID second = withTwo.attachments().getLast().id();
        assertThat(Objects.requireNonNull(filed.attachments().get(second)).get()).isEqualTo(scan);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(sealed.attachments()).noneMatch(it -> Files.exists(it.file()));

        office.accept(filed.caseId());
        assertThat(terminal.inquiry.statusOf(withTwo.ticket()))
                .isInstanceOf(CaseStatus.Accepted.class);
    }

    @Test
    void anAnswerToAnAttachmentThatIsLostCostsOneMoreUploadAndNothingElse() throws Exception {
        ServiceRequest withTwo =
                request(List.of(attachment(new byte[50]), attachment(new byte[60])));
        terminal.take(withTwo);
        office.loseTheAnswerOf(Exchange.ATTACH);
        terminal.deliver(10);
        var filed = office.findCase(withTwo.ticket().reference()).orElseThrow();
        assertThat(filed.reasons()).isEmpty();
        assertThat(filed.attachments()).hasSize(2);
    }

    @Test
    void anAttachmentWhoseCiphertextWasChangedIsRejectedByTheOffice() throws Exception {
        ServiceRequest withOne = request(List.of(attachment(new byte[900_000])));
        Path file = terminal.take(withOne).attachments().getFirst().file();
        byte[] ciphertext = Files.readAllBytes(file);
        ciphertext[600_000] = (byte) (ciphertext[600_000] == 'A' ? 'B' : 'A');
        Files.write(file, ciphertext);
        terminal.deliver(5);
        assertThat(terminal.inquiry.statusOf(withOne.ticket()))
                .isInstanceOfSatisfying(
                        CaseStatus.Rejected.class,
                        it -> assertThat(it.reasons().toString()).contains("entschlüsseln"));
    }

    @Test
    void aRejectionReachesTheCitizenInTheOfficesWords() throws Exception {
        terminal.take(request);
        terminal.deliver(5);
        var filed = office.findCase(request.ticket().reference()).orElseThrow();
        assertThat(office.reject(filed.caseId(), "Bitte persönlich vorsprechen."))
                .isEqualTo(Decision.DONE);
        assertThat(status())
                .isInstanceOfSatisfying(
                        CaseStatus.Rejected.class,
                        it ->
                                assertThat(it.reasons().toString())
                                        .contains("Bitte persönlich vorsprechen."));
    }

    @Test
    void aQuestionOfTheOfficeIsReadWithTheReceiptAndWithNothingElse() throws Exception {
        Terminal.KEYS.awaitOne();
        terminal.take(request);
        terminal.deliver(5);
        UUID caseId = office.findCase(request.ticket().reference()).orElseThrow().caseId();
        String question = "Bitte nennen Sie Ihre Hausnummer.\nTelefon 05251 88-0, bis 30.11.";

        assertThat(office.ask(caseId, question)).isEqualTo(Decision.DONE);
        assertThat(office.ask(caseId, "noch eine")).isEqualTo(Decision.DECIDED_BEFORE);
        assertThat(office.findCase(caseId).orElseThrow().state()).isEqualTo(CaseState.ASKED);
        assertThat(status())
                .isInstanceOfSatisfying(
                        CaseStatus.Asked.class, it -> assertThat(it.question()).contains(question));
        assertThat(status().toString()).doesNotContain("Hausnummer");

        var guessed = CaseTicket.fresh(request.ticket().reference(), new SecureRandom());
        assertThat(terminal.inquiry.statusOf(guessed)).isInstanceOf(CaseStatus.NotFound.class);
        terminal.close();
        assertNothingReadableIn(folder, "Hausnummer", request.ticket().secret());
        assertNothingReadableIn(town, "Hausnummer");

        terminal = new Terminal(folder, settings(), Clock.systemUTC());
        assertThat(status()).isInstanceOf(CaseStatus.Asked.class);
        assertThat(office.markAnswered(caseId)).isEqualTo(Decision.DONE);
        assertThat(status()).isInstanceOf(CaseStatus.Received.class);
        assertThat(office.questions(caseId))
                .singleElement()
                .satisfies(it -> assertThat(it.isOpen()).isFalse())
                .satisfies(it -> assertThat(it.text()).isEqualTo(question));
        assertThat(office.accept(caseId)).isEqualTo(Decision.DONE);
        assertThat(status()).isInstanceOf(CaseStatus.Accepted.class);
    }

    @Test
    void aDecisionEndsAnOpenQuestion() throws Exception {
        Terminal.KEYS.awaitOne();
        terminal.take(request);
        terminal.deliver(5);
        UUID caseId = office.findCase(request.ticket().reference()).orElseThrow().caseId();
        office.ask(caseId, "Bitte rufen Sie an.");
        office.reject(caseId, "Keine Antwort.");

        assertThat(status()).isInstanceOf(CaseStatus.Rejected.class);
        assertThat(office.questions(caseId)).noneMatch(it -> it.isOpen());
        assertThat(office.ask(caseId, "zu spät")).isEqualTo(Decision.DECIDED_BEFORE);
    }

    private static void assertNothingReadableIn(Path folder, String... words) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain(words);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Exchange.class,
            names = {"TOKEN", "ANNOUNCE", "SUBMIT", "READ_EVENTS"})
    void whicheverAnswerIsLostTheOfficeFilesTheCaseOnce(Exchange exchange) throws Exception {
        terminal.take(request);
        office.loseTheAnswerOf(exchange);
        terminal.deliver(10);
        assertThat(terminal.outbox.waiting()).isZero();
        assertThat(office.cases())
                .filteredOn(it -> it.reference().equals(request.ticket().reference().value()))
                .hasSize(1);
    }

    @Test
    void whileTheOfficeIsDownTheTerminalSealsAndDeliversAfterwards() throws Exception {
        office.goDown();
        terminal.close();
        terminal = new Terminal(folder, settings(), Clock.systemUTC());
        terminal.take(request);
        for (int i = 0; i < 3; i++) terminal.round();
        assertThat(terminal.outbox.waiting()).isEqualTo(1);
        assertThat(terminal.reports.getLast().officeReachable()).isFalse();
        office.comeUp();
        terminal.deliver(10);
        assertThat(office.findCase(request.ticket().reference())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(WrongKey.class)
    void aKeyThatMustNotBeUsedIsNotUsed(WrongKey kind) throws Exception {
        office.serveWrongKey(kind);
        try (var fresh = new Terminal(folder.resolve("fresh"), settings(), Clock.systemUTC())) {
            fresh.round();
            assertThat(fresh.sealer.isReadyFor(SERVICE.id())).isFalse();
        }
    }

    private CaseStatus status() {
        return terminal.inquiry.statusOf(request.ticket());
    }

    private static FitConnectSettings settings() throws Exception {
        var anchor =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                office.trustAnchorPem().getBytes(US_ASCII)));
        return new FitConnectSettings(
                Environment.TEST,
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
                        new Route(
                                office.destinationId(),
                                office.identifierFor(SERVICE.id()),
                                SERVICE.name().german())));
    }

    private static Attachment attachment(byte[] plain) {
        return new Attachment(
                UUID.randomUUID(),
                Attachment.Purpose.ATTACHMENT,
                "application/pdf",
                "Nachweis.pdf",
                "",
                plain.length,
                () -> new ByteArrayInputStream(plain));
    }

    private static ServiceRequest request() {
        return request(List.of());
    }

    private static ServiceRequest request(List<Attachment> attachments) {
        var random = new SecureRandom();
        var reference = CaseReference.of("PB", 2026, "K07", random.nextInt(1_000_000));
        Instant now = Instant.now();
        return new ServiceRequest(
                CaseTicket.fresh(reference, random),
                SERVICE.id(),
                SERVICE.name().german(),
                CATALOGUE.version(),
                SERVICE.schemaUri(),
                DATA,
                "de",
                Optional.of(new PaidFee(900, "52500041", 22, 77, "girocard", now)),
                now,
                attachments);
    }
}
