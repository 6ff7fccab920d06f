package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same life of an office with its cases on a real PostgreSQL server.
@Tag("peers")
@SuppressWarnings("NullAway.Init")
class OfficeOnPostgresqlTest extends OfficeTest {
    private static PostgresCluster server;
    private final Map<Path, DatabaseAccess> byFolder = new HashMap<>();

    @BeforeAll
    static void startTheServer() throws IOException {
        server = PostgresCluster.start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        server.close();
    }

    @Override
    Office open(Path data) {
        try {
            return Office.start(settings(data));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private OfficeSettings settings(Path data) {
        return new OfficeSettings(0, data, OfficeFolders.CATALOGUE)
                .withoutSignIn()
                .withDatabase(byFolder.computeIfAbsent(data, this::withTheDeskOfTheTemplate));
    }

    /// New desks would need new keys, which take their time.
    private DatabaseAccess withTheDeskOfTheTemplate(Path data) {
        try {
            OfficeFolders.prepare(data);
            DatabaseAccess access = server.fresh();
            try (var file =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + data.resolve("office.db"));
                    var desk = file.createStatement().executeQuery("select * from destination");
                    var fresh = server.connect(access.url());
                    var insert =
                            migrated(fresh)
                                    .prepareStatement("insert into destination values(?,?)")) {
                insert.setString(1, desk.getString("id"));
                insert.setString(2, desk.getString("name"));
                insert.executeUpdate();
            }
            Files.delete(data.resolve("office.db"));
            return access;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static java.sql.Connection migrated(java.sql.Connection fresh)
            throws SQLException, IOException {
        Migrations.run(fresh, Migrations.Dialect.POSTGRESQL);
        return fresh;
    }

    @Test
    void linesOfTheAuditTrailCannotBeChangedOrRemoved() throws Exception {
        try (Office office = open(folder)) {
            Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
            office.accept(UUID.fromString(ids.caseId()));
            try (var other = server.connect(access().url());
                    var statement = other.createStatement()) {
                for (String each :
                        List.of(
                                "update audit set who='niemand'",
                                "delete from audit",
                                "truncate audit")) {
                    assertThatThrownBy(() -> statement.execute(each))
                            .hasMessageContaining("only grows");
                }
                statement.execute("alter table audit disable trigger audit_keeps");
                statement.execute("update audit set who='niemand'");
            }
        }
        try (var database = OfficeDatabase.open(folder, Optional.of(access()))) {
            ApiClients clients = ApiClients.open(folder);
            var trail = new AuditTrail(database, clients::mac, java.time.Clock.systemUTC());
            assertThat(trail.firstBroken()).contains(1L);
        }
    }

    @Test
    void anotherFolderCannotOpenAnotherOfficeOnTheSameDataBase(
            @org.junit.jupiter.api.io.TempDir Path other) throws Exception {
        try (Office _ = open(folder)) {
            OfficeFolders.prepare(other);
            byFolder.put(other, access());
            assertThatThrownBy(() -> Office.start(settings(other)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no other office");
        }
    }

    @Test
    void theOfficeGoesOnWhenTheServerWasRestarted() throws Exception {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            Ids ids = sender.sendRequest(ForeignSender.DATA);
            server.down();
            var meanwhile = sender.announce(List.of());
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
            server.up();

            assertThat(sender.eventLog(ids)).hasSize(3);
            assertThat(office.accept(UUID.fromString(ids.caseId()))).isEqualTo(Decision.DONE);
        }
    }

    @Test
    void aSubmissionThatWasAnnouncedBeforeTheServerEndedIsCompletedAfterIt() throws Exception {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            Ids ids = sender.announced(List.of());
            String metadata = sender.encrypt(ForeignSender.metadata(ForeignSender.DATA).toString());
            String data = sender.encrypt(ForeignSender.DATA);
            server.down();
            var refused = sender.submit(ids, metadata, data);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(ForeignSender.json(refused).path("detail").asText()).contains("later");
            server.up();

            assertThat(sender.submit(ids, metadata, data).statusCode()).isEqualTo(200);
            assertThat(office.cases()).hasSize(1);
            assertThat(sender.eventLog(ids)).hasSize(3);
        }
    }

    /// The server ends while it works on the submission, before or after that became durable.
    @ParameterizedTest
    @ValueSource(strings = {"submission", "filed_case"})
    void ourTerminalDeliversExactlyOnceWhenTheServerEndsInTheMiddle(String table) throws Exception {
        var noQuestions = ReplyKeys.start(Duration.ofDays(1));
        try (Office office = open(folder);
                var sender =
                        new RealSender(
                                folder.resolve("terminal"),
                                RealSender.handoverOf(folder),
                                ApiVersion.V2,
                                noQuestions)) {
            // Only until the server starts anew, which it does after the test stopped it.
            try (var other = server.connect(access().url());
                    var statement = other.createStatement()) {
                statement.execute(
                        "create table first_life as select pg_postmaster_start_time() as began");
                statement.execute(
                        "create function pause() returns trigger language plpgsql as $$ begin"
                                + " if pg_postmaster_start_time()=(select began from first_life)"
                                + " then perform pg_sleep(120); end if; return new; end $$");
                statement.execute(
                        "create trigger pauses before %s on %s for each row execute function pause()"
                                .formatted(
                                        table.equals("submission")
                                                ? "update of metadata"
                                                : "insert",
                                        table));
                var request = sender.request();
                sender.take(request);
                var reports = new SynchronousQueue<Object>();
                try (var _ = sender.courier(reports)) {
                    awaitTheMiddle(statement);
                    server.down();
                    server.up();
                    Instant giveUp = Instant.now().plusSeconds(90);
                    while (sender.outbox.waiting() > 0 && Instant.now().isBefore(giveUp)) {
                        reports.poll(100, TimeUnit.MILLISECONDS);
                    }
                }
                assertThat(sender.outbox.waiting()).isZero();
                assertThat(office.cases())
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.reference())
                                    .isEqualTo(request.ticket().reference().value());
                            assertThat(it.reasons()).isEmpty();
                            assertThat(office.verifiedEvents(it.caseId())).hasSize(3);
                        });
            }
        }
    }

    private static void awaitTheMiddle(Statement statement) throws Exception {
        Instant giveUp = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(giveUp)) {
            try (var sleeping =
                    statement.executeQuery(
                            "select 1 from pg_stat_activity where wait_event='PgSleep'")) {
                if (sleeping.next()) return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nobody came to the middle of the delivery");
    }

    @Test
    void whatStrangersSendIsKeptWhateverCharactersItHolds() {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            var metadata = ForeignSender.metadata(ForeignSender.DATA);
            metadata.withObject("/additionalReferenceInfo").put("senderReference", "100%_\u0000'ä");
            Ids ids = sender.announced(List.of());
            sender.submit(
                    ids, sender.encrypt(metadata.toString()), sender.encrypt(ForeignSender.DATA));

            assertThat(office.cases())
                    .singleElement()
                    .satisfies(it -> assertThat(it.reference()).startsWith("100%_"));
        }
    }

    @Test
    void thePasswordIsNeverShown() throws Exception {
        Path file =
                Files.writeString(folder.resolve("credentials"), "user=desk\npassword=geheim\n");
        assertThatThrownBy(() -> DatabaseAccess.withCredentialsOf(file, "jdbc:postgresql://h/d"))
                .hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        var access = DatabaseAccess.withCredentialsOf(file, "jdbc:postgresql://h/d");
        assertThat(access.password()).isEqualTo("geheim");
        assertThat(access.toString()).doesNotContain("geheim");
        assertThatThrownBy(() -> new DatabaseAccess("jdbc:postgresql://h/d?password=x", "desk", ""))
                .hasMessageContaining("credentials file");
    }

    private DatabaseAccess access() {
        return java.util.Objects.requireNonNull(byFolder.get(folder));
    }
}
