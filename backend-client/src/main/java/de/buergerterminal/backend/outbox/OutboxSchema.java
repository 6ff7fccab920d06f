package de.buergerterminal.backend.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of `outbox.db` and how an older file gets them. `PRAGMA user_version` counts the
/// steps a file has taken; the steps missing are taken together or not at all.
final class OutboxSchema {
    /// In the order in which they came to be; never changed, only added to.
    private static final List<List<String>> STEPS =
            List.of(
                    // Files of the first terminals bear the number 0 and have these tables.
                    List.of(
                            """
                            CREATE TABLE IF NOT EXISTS cases (
                              reference TEXT PRIMARY KEY, destination TEXT NOT NULL,
                              secret_hash TEXT NOT NULL, paid_receipt INTEGER,
                              metadata_tag TEXT NOT NULL, data_tag TEXT NOT NULL,
                              stored_at INTEGER NOT NULL, service TEXT, service_urn TEXT,
                              service_name TEXT, metadata TEXT, data TEXT, sealed_at INTEGER,
                              undeliverable_after INTEGER, state TEXT NOT NULL,
                              state_at INTEGER NOT NULL, submission TEXT, case_id TEXT,
                              problem TEXT) STRICT\
                            """,
                            "CREATE INDEX IF NOT EXISTS cases_by_state ON cases (state, stored_at)",
                            """
                            CREATE TABLE IF NOT EXISTS numbers (
                              series TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT\
                            """,
                            """
                            CREATE TABLE IF NOT EXISTS payments (
                              reference TEXT PRIMARY KEY, cents INTEGER NOT NULL,
                              last_receipt INTEGER NOT NULL, at INTEGER NOT NULL,
                              outcome TEXT, settled_at INTEGER) STRICT\
                            """),
                    List.of(
                            "ALTER TABLE cases ADD COLUMN uploaded INTEGER",
                            """
                            CREATE TABLE attachments (
                              reference TEXT NOT NULL, position INTEGER NOT NULL,
                              id TEXT NOT NULL, tag TEXT NOT NULL, size INTEGER NOT NULL,
                              file TEXT, PRIMARY KEY (reference, position)) STRICT\
                            """),
                    List.of(
                            "ALTER TABLE cases ADD COLUMN checksum INTEGER",
                            "DROP INDEX cases_by_state",
                            // With all that is counted, so that counting reads no ciphertext.
                            "CREATE INDEX cases_counted ON cases (state, stored_at, state_at)"),
                    List.of(
                            """
                            CREATE TABLE IF NOT EXISTS reply_keys (
                              reference TEXT NOT NULL, key_id TEXT NOT NULL,
                              sealed_key BLOB NOT NULL, at INTEGER NOT NULL,
                              PRIMARY KEY (reference, key_id)) STRICT\
                            """));

    private OutboxSchema() {}

    /// @throws SQLException damaged, or written by a newer terminal
    static void bringUpToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            demandSound(statement);
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new SQLException("the file was written by a newer version: " + version);
            }
            if (version == STEPS.size()) return;
            statement.execute("BEGIN IMMEDIATE");
            for (List<String> step : STEPS.subList(version, STEPS.size())) {
                for (String each : step) statement.execute(each);
            }
            statement.execute("PRAGMA user_version = " + STEPS.size());
            statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void demandSound(Statement statement) throws SQLException {
        try (ResultSet verdict = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!verdict.next() || !"ok".equals(verdict.getString(1))) {
                throw new SQLException("the file is damaged");
            }
        }
    }
}
