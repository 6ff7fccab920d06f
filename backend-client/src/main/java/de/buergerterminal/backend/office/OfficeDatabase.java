package de.buergerterminal.backend.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A SQLite file (WAL, synchronous=FULL: a commit that returned survives a power cut) or a
/// PostgreSQL data base; one connection, one caller at a time. It holds ciphertext and delivery
/// facts only; what a citizen wrote is decrypted when a case worker looks at it. The SQL of this
/// package is what both understand.
final class OfficeDatabase implements AutoCloseable {
    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Opens the connection, the first one or, when the server went away, another.
    private interface Door {
        Connection open() throws SQLException;
    }

    /// "BTOF": any office asks for this lock, so that two never work on one data base.
    private static final long OFFICE_LOCK = 0x42_54_4F_46L;

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    private final Door door;
    private Connection connection;
    private boolean closed;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> afterCommit = new ArrayList<>();

    private OfficeDatabase(Door door) throws SQLException {
        this.door = door;
        this.connection = door.open();
    }

    /// The data base of the settings: a file in the folder unless a server is named.
    static OfficeDatabase open(Path folder, Optional<DatabaseAccess> access) throws IOException {
        return access.isPresent() ? open(access.get()) : open(folder.resolve("office.db"));
    }

    private static OfficeDatabase open(Path file) throws IOException {
        if (Files.notExists(file)) PrivateFile.create(file);
        return migrated(
                () -> {
                    Connection fresh = DriverManager.getConnection("jdbc:sqlite:" + file);
                    try (var statement = fresh.createStatement()) {
                        statement.execute("pragma journal_mode=wal");
                        statement.execute("pragma synchronous=full");
                        statement.execute("pragma busy_timeout=5000");
                    }
                    return fresh;
                },
                Migrations.Dialect.SQLITE,
                file
                        + " cannot be opened as the office's data base; restore it or move it"
                        + " away.");
    }

    private static OfficeDatabase open(DatabaseAccess access) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("ApplicationName", "Bürgerterminal office");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // The server's details quote the values of the row.
        properties.setProperty("logServerErrorDetail", "false");
        return migrated(
                () -> {
                    Connection fresh = DriverManager.getConnection(access.url(), properties);
                    demandAlone(fresh);
                    return fresh;
                },
                Migrations.Dialect.POSTGRESQL,
                "The data base at "
                        + access.url()
                        + " cannot be used; check its address, its user's password and rights, and"
                        + " that no other office works on it.");
    }

    /// The lock ends with the connection, whatever becomes of this process.
    private static void demandAlone(Connection fresh) throws SQLException {
        try (var statement = fresh.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pg_try_advisory_lock(" + OFFICE_LOCK + ")")) {
            row.next();
            if (row.getBoolean(1)) return;
        }
        fresh.close();
        throw new SQLException("another office holds the data base");
    }

    private static OfficeDatabase migrated(Door door, Migrations.Dialect dialect, String otherwise)
            throws IOException {
        try {
            var database = new OfficeDatabase(door);
            try {
                Migrations.run(database.connection, dialect);
                return database;
            } catch (SQLException | IOException failed) {
                database.connection.close();
                throw failed;
            }
        } catch (SQLException broken) {
            throw new IOException(otherwise, broken);
        }
    }

    /// A server that was restarted in between is simply called again; a transaction that it cut
    /// short has already failed.
    private Connection connected() throws SQLException {
        if (connection.isClosed() && !closed) connection = door.open();
        return connection;
    }

    /// All statements inside become durable together or not at all. May be nested.
    <T> T transaction(Supplier<T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) return work.get();
            Connection open = connected();
            // What a transaction meant that ended otherwise, whatever ended it, is not meant now.
            afterCommit.clear();
            open.setAutoCommit(false);
            T result;
            try {
                result = work.get();
                open.commit();
            } finally {
                endTransaction(open);
            }
            List<Runnable> due = List.copyOf(afterCommit);
            afterCommit.clear();
            due.forEach(Runnable::run);
            return result;
        } catch (SQLException broken) {
            throw new OfficeDatabaseException(broken);
        } finally {
            lock.unlock();
        }
    }

    /// After a commit there is nothing left to roll back; a lost connection rolls back by itself.
    private static void endTransaction(Connection open) throws SQLException {
        if (open.isClosed()) return;
        open.rollback();
        open.setAutoCommit(true);
    }

    /// For use inside a transaction: what must not happen unless it became durable. It runs after
    /// the outermost commit and not at all if that fails.
    void afterCommit(Runnable deed) {
        afterCommit.add(deed);
    }

    /// @return number of changed rows
    int update(String sql, @Nullable Object... values) {
        lock.lock();
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw new OfficeDatabaseException(broken);
        } finally {
            lock.unlock();
        }
    }

    <T> List<T> query(Row<T> row, String sql, @Nullable Object... values) {
        lock.lock();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (found.next()) all.add(row.read(found));
            return List.copyOf(all);
        } catch (SQLException broken) {
            throw new OfficeDatabaseException(broken);
        } finally {
            lock.unlock();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        // Inside a transaction a lost connection must not be replaced unnoticed.
        PreparedStatement statement =
                (lock.getHoldCount() > 1 ? connection : connected()).prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, storable(values[i]));
        return statement;
    }

    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case UUID id -> id.toString();
            // PostgreSQL has no room for U+0000 in a text, and strangers send it.
            case String text -> text.replace('\0', '\uFFFD');
            case null, default -> value;
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            connection.close();
        } catch (SQLException broken) {
            throw new OfficeDatabaseException(broken);
        } finally {
            lock.unlock();
        }
    }

    /// The disk or the file under it is broken; the office cannot promise anything any more.
    static final class OfficeDatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OfficeDatabaseException(SQLException cause) {
            super(
                    "The office's data base failed; see the cause and check the disk or the server.",
                    cause);
        }

        /// The server's five characters for what went wrong, without a word of any row.
        String state() {
            return getCause() instanceof SQLException cause && cause.getSQLState() != null
                    ? cause.getSQLState()
                    : "unknown";
        }
    }
}
