package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.telemetry.KioskMessage;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What outlives a restart of the console: the last word on each topic, when each terminal was last
/// seen, and which alarms there have been. Used by one thread at a time.
final class FleetStore implements AutoCloseable {
    private static final String[] SCHEMA = {
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=NORMAL",
        "PRAGMA busy_timeout=5000",
        """
        CREATE TABLE IF NOT EXISTS word (
          topic TEXT PRIMARY KEY, payload BLOB NOT NULL) WITHOUT ROWID\
        """,
        """
        CREATE TABLE IF NOT EXISTS seen (
          kiosk TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID\
        """,
        """
        CREATE TABLE IF NOT EXISTS alarm (
          kiosk TEXT NOT NULL, code TEXT NOT NULL, since INTEGER NOT NULL,
          severity TEXT NOT NULL, times INTEGER NOT NULL, cleared INTEGER,
          PRIMARY KEY (kiosk, code, since)) WITHOUT ROWID\
        """,
    };

    private final Connection database;

    private FleetStore(Connection database) {
        this.database = database;
    }

    /// @param folder created if missing; in memory if empty
    static FleetStore open(Optional<Path> folder) throws SQLException, IOException {
        String file = ":memory:";
        if (folder.isPresent()) {
            file = Files.createDirectories(folder.get()).resolve("fleet.db").toString();
        }
        var database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = database.createStatement()) {
            for (String each : SCHEMA) statement.execute(each);
        } catch (SQLException broken) {
            database.close();
            throw broken;
        }
        database.setAutoCommit(false);
        return new FleetStore(database);
    }

    /// The last words of all terminals. A row that cannot be read any more is left out.
    List<KioskMessage> words() throws SQLException {
        var words = new ArrayList<KioskMessage>();
        try (var query = database.prepareStatement("SELECT topic, payload FROM word");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                try {
                    words.add(KioskMessage.read(rows.getString(1), rows.getBytes(2)));
                } catch (IllegalArgumentException _) {
                    // Written by another version; the terminal says it again soon.
                }
            }
        }
        return words;
    }

    Map<String, Instant> seen() throws SQLException {
        var seen = new TreeMap<String, Instant>();
        try (var query = database.prepareStatement("SELECT kiosk, at FROM seen");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                seen.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
            }
        }
        return seen;
    }

    /// Writes one batch in one transaction.
    void remember(List<KioskMessage> words, Map<String, Instant> seen, Instant now)
            throws SQLException {
        try {
            for (var word : words) remember(word, now);
            try (var put = database.prepareStatement("INSERT OR REPLACE INTO seen VALUES (?, ?)")) {
                for (var each : seen.entrySet()) {
                    put.setString(1, each.getKey());
                    put.setLong(2, each.getValue().toEpochMilli());
                    put.addBatch();
                }
                put.executeBatch();
            }
            database.commit();
        } catch (SQLException failed) {
            database.rollback();
            throw failed;
        }
    }

    private void remember(KioskMessage word, Instant now) throws SQLException {
        byte[] payload = word.payload();
        if (payload.length == 0) {
            try (var drop = database.prepareStatement("DELETE FROM word WHERE topic = ?")) {
                drop.setString(1, word.topic());
                drop.executeUpdate();
            }
        } else {
            try (var put = database.prepareStatement("INSERT OR REPLACE INTO word VALUES (?, ?)")) {
                put.setString(1, word.topic());
                put.setBytes(2, payload);
                put.executeUpdate();
            }
        }
        if (word instanceof AlarmRaised it) raised(it);
        if (word instanceof AlarmCleared it) cleared(it, now);
    }

    private void raised(AlarmRaised it) throws SQLException {
        try (var put =
                database.prepareStatement(
                        """
                        INSERT INTO alarm (kiosk, code, since, severity, times)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (kiosk, code, since)
                        DO UPDATE SET severity = excluded.severity, times = excluded.times\
                        """)) {
            put.setString(1, it.kiosk());
            put.setString(2, it.alarm().code());
            put.setLong(3, it.alarm().since().toEpochMilli());
            put.setString(4, it.alarm().severity().word());
            put.setInt(5, it.alarm().times());
            put.executeUpdate();
        }
    }

    private void cleared(AlarmCleared it, Instant now) throws SQLException {
        try (var put =
                database.prepareStatement(
                        """
                        UPDATE alarm SET cleared = ?
                        WHERE kiosk = ? AND code = ? AND cleared IS NULL\
                        """)) {
            put.setLong(1, now.toEpochMilli());
            put.setString(2, it.kiosk());
            put.setString(3, it.code());
            put.executeUpdate();
        }
    }

    /// One alarm that was, or still is.
    record PastAlarm(
            String kiosk,
            String code,
            String severity,
            Instant since,
            int times,
            Optional<Instant> cleared) {}

    /// The latest alarms, newest first.
    ///
    /// @param most 1 to 1000
    List<PastAlarm> history(int most) throws SQLException {
        var past = new ArrayList<PastAlarm>();
        try (PreparedStatement query =
                database.prepareStatement(
                        """
                        SELECT kiosk, code, severity, since, times, cleared FROM alarm
                        ORDER BY since DESC LIMIT ?\
                        """)) {
            query.setInt(1, most);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    long cleared = rows.getLong(6);
                    past.add(
                            new PastAlarm(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    Instant.ofEpochMilli(rows.getLong(4)),
                                    rows.getInt(5),
                                    rows.wasNull() || cleared == 0
                                            ? Optional.empty()
                                            : Optional.of(Instant.ofEpochMilli(cleared))));
                }
            }
        }
        return past;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
