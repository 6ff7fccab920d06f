package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of encrypted attachments: at the delivery service they end with its deadlines, in
/// the authority's record when a person destroys it.
@SuppressWarnings("NullAway.Init")
class DisposalTest {
    private static final Duration YEAR = Duration.ofDays(366);
    private static final byte[] PDF = "%PDF-1.7".getBytes(UTF_8);

    @TempDir Path folder;
    private final MovedClock clock = new MovedClock();
    private Office office;

    @BeforeEach
    void open() throws IOException {
        OfficeFolders.prepare(folder);
        office = Office.start(settings());
    }

    private OfficeSettings settings() {
        return new OfficeSettings(
                        0,
                        folder,
                        OfficeFolders.CATALOGUE,
                        List.of("Bürgerbüro Musterstadt"),
                        clock)
                .withoutSignIn();
    }

    private void restart(OfficeSettings settings) throws IOException {
        office.close();
        office = Office.start(settings);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theRecordKeepsItsAttachmentsAfterTheServiceDeletedTheSubmission() throws IOException {
        UUID caseId = filed();
        office.accept(caseId);
        pass(Duration.ofDays(8));
        restart(settings());

        assertThat(office.verifiedEvents(caseId).getLast()).contains("gelöscht");
        var attachments = office.findCase(caseId).orElseThrow().attachments().values();
        assertThat(attachments).singleElement().extracting(it -> it.get()).isEqualTo(PDF);
    }

    @Test
    void aRecordIsProposedWhenItsYearsAreOverAndOnlyAPersonDestroysIt() throws IOException {
        UUID caseId = filed();
        UUID open = filed();
        office.accept(caseId);
        pass(YEAR.multipliedBy(9));
        assertThat(office.proposedForDisposal()).isEmpty();
        assertThat(office.destroyRecord(caseId)).isEqualTo(Decision.TOO_EARLY);
        assertThat(files()).hasSize(2);

        pass(YEAR.multipliedBy(2));
        assertThat(office.proposedForDisposal()).containsExactly(caseId);
        assertThat(files()).hasSize(2);
        assertThat(office.destroyRecord(caseId)).isEqualTo(Decision.DONE);

        assertThat(files()).hasSize(1);
        assertThat(office.proposedForDisposal()).isEmpty();
        assertThat(office.findCase(caseId)).isEmpty();
        assertThat(office.copies(caseId)).isEmpty();
        assertThat(office.destroyRecord(caseId)).isEqualTo(Decision.NO_SUCH_CASE);
        restart(settings());
        assertThat(office.cases()).extracting(ReceivedCase::caseId).containsExactly(open);
        assertThat(office.verifiedEvents(caseId)).isEmpty();
        office.close();
        try (var database = OfficeDatabase.open(folder, Optional.empty())) {
            var trail = new AuditTrail(database, ApiClients.open(folder)::mac, clock);
            assertThat(trail.linesOf(caseId, 9))
                    .extracting(AuditTrail.Line::what)
                    .containsExactly(AuditAction.DESTROYED, AuditAction.ACCEPTED);
            assertThat(trail.firstBroken()).isEmpty();
        }
    }

    @Test
    void withShortRetentionTheSignedLogIsServedAsLongAsFitConnectPromises() throws IOException {
        var short1 = new de.buergerterminal.backend.office.record.Retention(1);
        OfficeSettings all = settings();
        restart(
                new OfficeSettings(
                        0,
                        folder,
                        all.catalogue(),
                        all.desks(),
                        clock,
                        short1,
                        OfficeSettings.SignIn.NONE,
                        Optional.empty(),
                        all.mostAttachmentBytes(),
                        OfficeSettings.Authority.OWN,
                        List.of()));
        Ids ids = send();
        UUID caseId = UUID.fromString(ids.caseId());
        office.accept(caseId);
        pass(Duration.ofDays(8));
        for (int month = 0; month < 24 && office.proposedForDisposal().isEmpty(); month++) {
            pass(Duration.ofDays(30));
        }
        assertThat(office.destroyRecord(caseId)).isEqualTo(Decision.DONE);

        assertThat(files()).isEmpty();
        if (clock.instant().isBefore(decidedAt(ids).plus(Deadlines.LOG_KEPT))) {
            assertThat(new ForeignSender(office).eventLog(ids)).hasSize(5);
        }
        pass(Deadlines.LOG_KEPT.plusDays(1));
        assertThat(office.verifiedEvents(caseId)).isEmpty();
    }

    private java.time.Instant decidedAt(Ids ids) {
        return EventToken.parse(new ForeignSender(office).eventLog(ids).get(3)).orElseThrow().at();
    }

    @Test
    void anAbandonedUploadIsGoneAfterADayAndARefusedOneAtOnce() throws IOException {
        var sender = new ForeignSender(office);
        UUID scan = UUID.randomUUID();
        Ids ids = sender.announced(List.of(scan));
        String forAnotherKey = sender.encrypt(PDF, sender.header().keyID("another-key").build());
        assertThat(sender.attach(ids, scan, forAnotherKey).statusCode()).isEqualTo(422);
        assertThat(files()).isEmpty();
        sender.attach(ids, scan, sender.encrypt(PDF, sender.header().build()));
        assertThat(files()).hasSize(1);
        pass(Duration.ofHours(25));

        assertThat(files()).isEmpty();
    }

    @Test
    void whatNoAuthorityFetchedEndsWithTheServicesDeadlines() throws IOException {
        restart(settings().forAForeignAuthority());
        Ids ids = send();
        pass(Duration.ofDays(15));
        assertThat(files()).hasSize(1);
        pass(Duration.ofDays(8));
        assertThat(files()).isEmpty();
        assertThat(new ForeignSender(office).eventLog(ids)).hasSize(5);
        restart(settings());
        assertThat(office.cases()).isEmpty();
        pass(Duration.ofDays(731));

        assertThat(office.verifiedEvents(UUID.fromString(ids.caseId()))).isEmpty();
    }

    @Test
    void aCrashBetweenDataBaseAndFilesLosesNothingAndLeavesNothing() throws IOException {
        UUID caseId = filed();
        Path file = files().getFirst();
        byte[] ciphertext = Files.readAllBytes(file);
        Path halfUploaded = file.resolveSibling(UUID.randomUUID() + ".jwe");
        Files.write(halfUploaded, ciphertext);
        restart(settings());
        assertThat(files()).containsExactly(file);

        office.accept(caseId);
        pass(YEAR.multipliedBy(11));
        assertThat(office.destroyRecord(caseId)).isEqualTo(Decision.DONE);
        Files.write(file, ciphertext); // as if the process had ended before the file was deleted
        restart(settings());
        assertThat(files()).isEmpty();
    }

    @Test
    void filesGoOnlyWhenItIsDurableThatNothingNamesThem() throws IOException {
        List<String> done = new ArrayList<>();
        try (var database =
                OfficeDatabase.open(
                        Files.createDirectory(folder.resolve("own")), Optional.empty())) {
            assertThatThrownBy(() ->
                            database.transaction(() -> {
                                database.afterCommit(() -> done.add("too early"));
                                throw new IllegalStateException("crash");
                            }))
                    .hasMessage("crash");
            database.transaction(() ->
                    database.transaction(() -> {
                        database.afterCommit(() -> done.add("after all"));
                        return done.add("inside");
                    }));
        }
        assertThat(done).containsExactly("inside", "after all");
    }

    private UUID filed() {
        return UUID.fromString(send().caseId());
    }

    private Ids send() {
        return new ForeignSender(office)
                .send(ForeignSender.SERVICE, ForeignSender.DATA, "x.pdf", PDF);
    }

    private void pass(Duration time) {
        clock.pass(time);
        office.enforceDeadlines();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files =
                Files.list(Objects.requireNonNull(folder).resolve("attachments"))) {
            return files.toList();
        }
    }
}
