package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal that was switched off with an older version inside.
class OlderOutboxTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void whatTheFirstVersionStoredIsDeliveredByThisOne() throws Exception {
        writeAsTheFirstVersionDid();
        try (var outbox = Outbox.open(folder, CLOCK)) {
            assertThat(outbox.waiting()).isEqualTo(2);
            StoredCase sealed = outbox.store().find(OutboxTest.sealed(1).reference()).orElseThrow();
            assertThat(sealed.content()).contains(OutboxTest.sealed(1));
            assertThat(sealed.state()).isEqualTo(new DeliveryState.Sealed());
            StoredCase announced =
                    outbox.store().find(OutboxTest.sealed(2).reference()).orElseThrow();
            assertThat(announced.state()).isInstanceOf(DeliveryState.Announced.class);
            assertThat(outbox.payments().open()).hasSize(1);
            assertThat(outbox.nextReference("PB", "K07").value()).startsWith("PB-2026-K07-000042-");
        }
        assertThat(version()).isEqualTo(4);
        try (var again = Outbox.open(folder, CLOCK)) {
            assertThat(again.waiting()).isEqualTo(2);
        }
    }

    @Test
    void theFileOfANewerVersionIsLeftAlone() throws Exception {
        try (Connection file = file();
                Statement statement = file.createStatement()) {
            statement.execute("CREATE TABLE later (x INTEGER)");
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Outbox.open(folder, CLOCK))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("keep its files")
                .hasRootCauseMessage("the file was written by a newer version: 99");
        assertThat(version()).isEqualTo(99);
    }

    /// The statements of the first version, word by word.
    private void writeAsTheFirstVersionDid() throws SQLException {
        try (Connection file = file();
                Statement statement = file.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS cases (
                      reference TEXT PRIMARY KEY, destination TEXT NOT NULL,
                      secret_hash TEXT NOT NULL, paid_receipt INTEGER,
                      metadata_tag TEXT NOT NULL, data_tag TEXT NOT NULL,
                      stored_at INTEGER NOT NULL, service TEXT, service_urn TEXT,
                      service_name TEXT, metadata TEXT, data TEXT, sealed_at INTEGER,
                      undeliverable_after INTEGER, state TEXT NOT NULL, state_at INTEGER NOT NULL,
                      submission TEXT, case_id TEXT, problem TEXT) STRICT\
                    """);
            statement.execute(
                    "CREATE INDEX IF NOT EXISTS cases_by_state ON cases (state, stored_at)");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS numbers (
                      series TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT\
                    """);
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS payments (
                      reference TEXT PRIMARY KEY, cents INTEGER NOT NULL,
                      last_receipt INTEGER NOT NULL, at INTEGER NOT NULL,
                      outcome TEXT, settled_at INTEGER) STRICT\
                    """);
            statement.execute("INSERT INTO numbers VALUES ('PB-2026-K07', 41)");
            statement.execute(
                    "INSERT INTO payments VALUES ('%s', 1300, 0, 1, NULL, NULL)"
                            .formatted(OutboxTest.sealed(1).reference()));
            insert(statement, 1, "'SEALED'", "NULL", "NULL");
            insert(
                    statement,
                    2,
                    "'ANNOUNCED'",
                    "'0f0a5c5e-3d1e-4c7c-9a7b-0c4a3f0a7e11'",
                    "'8a5d4a76-9d0a-4b9e-8b0b-6a1d2f3c4b5a'");
        }
    }

    private static void insert(
            Statement statement, int running, String state, String submission, String caseId)
            throws SQLException {
        var sealed = OutboxTest.sealed(running);
        long sealedAt = sealed.sealedAt().toEpochMilli();
        statement.execute(
                """
                INSERT INTO cases VALUES ('%s', '%s', '%s', %d, 'metadataTag%d', 'dataTag%d', %d,
                  '%s', '%s', '%s', '%s', '%s', %d, %d, %s, %d, %s, %s, NULL)\
                """
                        .formatted(
                                sealed.reference(),
                                sealed.destinationId(),
                                sealed.secretHash(),
                                running,
                                running,
                                running,
                                sealedAt,
                                sealed.service().value(),
                                sealed.publicServiceIdentifier(),
                                sealed.publicServiceName(),
                                sealed.encryptedMetadata(),
                                sealed.encryptedData(),
                                sealedAt,
                                sealed.undeliverableAfter().toEpochMilli(),
                                state,
                                sealedAt,
                                submission,
                                caseId));
    }

    private int version() throws SQLException {
        try (Connection file = file();
                Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection file() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
    }
}
