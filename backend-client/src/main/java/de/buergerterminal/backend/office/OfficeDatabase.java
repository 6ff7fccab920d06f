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
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One SQLite file (WAL, synchronous=FULL: a commit that returned survives a power cut), one
/// connection, one caller at a time. It holds ciphertext and delivery facts only; what a citizen
/// wrote is decrypted when a case worker looks at it.
final class OfficeDatabase implements AutoCloseable {
    private static final List<String> SCHEMA =
            List.of(
                    """
                    create table if not exists destination(
                      id text primary key, name text not null unique)\
                    """,
                    """
                    create table if not exists submission(
                      id text primary key, case_id text not null unique,
                      destination_id text not null, service text not null,
                      announced text not null, state text not null, created_at integer not null,
                      submitted_at integer, metadata text, data text)\
                    """,
                    "create index if not exists submission_state on submission(state, created_at)",
                    """
                    create table if not exists attachment(
                      submission_id text not null, id text not null, jwe text not null,
                      primary key(submission_id, id))\
                    """,
                    // Until attachments became files they lay in the table above.
                    """
                    create table if not exists attachment_file(
                      submission_id text not null, id text not null, tag text not null,
                      size integer not null, sha256 text not null, file text not null,
                      primary key(submission_id, id))\
                    """,
                    """
                    create table if not exists event(
                      number integer primary key autoincrement, case_id text not null,
                      jti text not null unique, token text not null)\
                    """,
                    "create index if not exists event_case on event(case_id, number)",
                    """
                    create table if not exists filed_case(
                      number integer primary key autoincrement, case_id text not null unique,
                      reference text, service text not null, received_at integer not null,
                      paid_cents integer)\
                    """,
                    "create index if not exists filed_reference on filed_case(reference)",
                    """
                    create table if not exists routed_copy(
                      case_id text not null, body text not null, made_at integer not null,
                      jwe text not null, primary key(case_id, body))\
                    """,
                    """
                    create table if not exists account(
                      name text primary key, role text not null, password text not null)\
                    """,
                    """
                    create table if not exists sign_in_guard(
                      name text primary key, failures integer not null, last_at integer not null)\
                    """,
                    """
                    create table if not exists audit(
                      number integer primary key, at integer not null, who text not null,
                      what text not null, case_id text not null, digest text not null)\
                    """,
                    "create index if not exists audit_case on audit(case_id, number)",
                    """
                    create trigger if not exists audit_keeps before update on audit
                      begin select raise(abort, 'the audit trail only grows'); end\
                    """,
                    """
                    create trigger if not exists audit_grows before delete on audit
                      begin select raise(abort, 'the audit trail only grows'); end\
                    """);

    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private OfficeDatabase(Connection connection) {
        this.connection = connection;
    }

    static OfficeDatabase open(Path file) throws IOException {
        if (Files.notExists(file)) PrivateFile.create(file);
        try {
            var database = new OfficeDatabase(DriverManager.getConnection("jdbc:sqlite:" + file));
            try (var statement = database.connection.createStatement()) {
                statement.execute("pragma journal_mode=wal");
                statement.execute("pragma synchronous=full");
                statement.execute("pragma busy_timeout=5000");
                for (String each : SCHEMA) statement.execute(each);
            }
            return database;
        } catch (SQLException broken) {
            throw new IOException(
                    file
                            + " cannot be opened as the office's data base; restore it or move it away.",
                    broken);
        }
    }

    /// All statements inside become durable together or not at all. May be nested.
    <T> T transaction(Supplier<T> work) {
        lock.lock();
        try {
            if (!connection.getAutoCommit()) return work.get();
            connection.setAutoCommit(false);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing left to roll back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw new OfficeDatabaseException(broken);
        } finally {
            lock.unlock();
        }
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
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            statement.setObject(i + 1, value instanceof UUID ? value.toString() : value);
        }
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
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
            super("The office's data base failed; see the cause and check the disk.", cause);
        }
    }
}
