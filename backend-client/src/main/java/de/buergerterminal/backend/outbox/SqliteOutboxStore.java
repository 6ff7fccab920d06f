package de.buergerterminal.backend.outbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import de.buergerterminal.backend.submission.CaseReference;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// The store on disk: one SQLite file in WAL mode with synchronous=FULL. The usual advice for WAL
/// is NORMAL; that setting loses acknowledged records at a power cut. One connection, one lock.
///
/// Longer than usual: every durable step of the contract stands here beside its SQL.
final class SqliteOutboxStore implements OutboxStore {
    private final Connection connection;
    private final CiphertextFolder ciphertext;
    private final FileChannel lock;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean broken;

    private SqliteOutboxStore(
            Connection connection, CiphertextFolder ciphertext, FileChannel lock) {
        this.connection = connection;
        this.ciphertext = ciphertext;
        this.lock = lock;
    }

    /// What keeps the promise: with WAL, FULL alone syncs every commit.
    static SQLiteConfig settings() {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return settings;
    }

    static SqliteOutboxStore open(Path folder) throws OutboxException {
        return open(folder, settings());
    }

    /// @param settings others than [#settings] only to see what happens then
    static SqliteOutboxStore open(Path folder, SQLiteConfig settings) throws OutboxException {
        FileChannel lock = lock(folder);
        try {
            if (JournalCheck.isRotten(folder.resolve("outbox.db-wal"))) {
                throw new IOException("the journal is damaged");
            }
            Connection connection =
                    settings.createConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
            try {
                OutboxSchema.bringUpToDate(connection);
                var ciphertext = CiphertextFolder.in(folder);
                ciphertext.keepOnly(AttachmentRow.files(connection));
                return new SqliteOutboxStore(connection, ciphertext, lock);
            } catch (SQLException | IOException damaged) {
                connection.close();
                throw damaged;
            }
        } catch (SQLException | IOException damaged) {
            closeQuietly(lock);
            throw new OutboxException(
                    "the outbox in "
                            + folder
                            + " cannot be opened; keep its files and call the service technician",
                    damaged);
        }
    }

    private static FileChannel lock(Path folder) throws OutboxException {
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel channel = FileChannel.open(folder.resolve("outbox.lock"), CREATE, WRITE);
            try {
                if (channel.tryLock() != null) return channel;
            } catch (OverlappingFileLockException _) {
                // This very process holds it; the answer is the same.
            }
            channel.close();
            throw new OutboxException(
                    "the outbox in " + folder + " is in use; stop the other kiosk process first");
        } catch (IOException denied) {
            throw new OutboxException(
                    "the outbox folder " + folder + " is not writable; check its owner", denied);
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// One SQL statement is one transaction and, when it writes, one fsync; see [#atomically].
    private synchronized <T> T run(Work<T> work) throws OutboxException {
        if (broken) throw new OutboxException("the outbox failed before; restart the terminal");
        try {
            return work.with(connection);
        } catch (SQLException | RuntimeException failed) {
            // Also what no type accepts: a rotten number or identifier.
            broken = true;
            throw new OutboxException(
                    "the outbox cannot be read or written; check the disk and restart the terminal",
                    failed);
        }
    }

    <T> T run(String sql, Prepared<T> work) throws OutboxException {
        return run(_ -> work.with(prepared(sql)));
    }

    /// Kept until the connection is closed: parsing SQL again and again costs more than a search.
    private PreparedStatement prepared(String sql) throws SQLException {
        @Nullable PreparedStatement known = statements.get(sql);
        if (known != null) return known;
        PreparedStatement fresh = connection.prepareStatement(sql);
        statements.put(sql, fresh);
        return fresh;
    }

    /// Several statements in one transaction. What fails in between is rolled back with the
    /// connection, because nothing is written after a failure.
    private <T> T atomically(Work<T> work) throws OutboxException {
        return run(open -> {
            try (Statement statement = open.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                T result = work.with(open);
                statement.execute("COMMIT");
                return result;
            }
        });
    }

    interface Prepared<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /// Where the ciphertext of attachments is put before its case is.
    CiphertextFolder ciphertext() {
        return ciphertext;
    }

    @Override
    public void put(StoredCase stored) throws OutboxException {
        put(stored, false);
    }

    @Override
    public void putHeld(StoredCase held) throws OutboxException {
        put(held, true);
    }

    private void put(StoredCase stored, boolean held) throws OutboxException {
        if (stored.tags().attachments().isEmpty()) {
            run(CaseRow.PUT, row -> write(stored, held, row));
            return;
        }
        Set<String> unneeded =
                atomically(open -> {
                    Set<String> files = files(open, stored.reference());
                    write(stored, held, prepared(CaseRow.PUT));
                    AttachmentRow.replace(open, stored);
                    files.removeAll(files(open, stored.reference()));
                    return files;
                });
        ciphertext.remove(unneeded);
    }

    private static int write(StoredCase stored, boolean held, PreparedStatement row)
            throws SQLException {
        CaseRow.write(stored, row);
        if (held) row.setString(CaseRow.STATE, CaseRow.HELD);
        return row.executeUpdate();
    }

    private static Set<String> files(Connection open, CaseReference reference) throws SQLException {
        var files = new HashSet<String>();
        for (AttachmentRow each : AttachmentRow.read(open, reference)) {
            each.file().ifPresent(files::add);
        }
        return files;
    }

    @Override
    public Optional<Integer> heldReceiptNumber(CaseReference reference) throws OutboxException {
        return run(
                "SELECT paid_receipt FROM cases WHERE reference = ? AND state = 'HELD'",
                statement -> {
                    statement.setString(1, reference.value());
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next()
                                ? Optional.ofNullable((Integer) row.getObject(1))
                                : Optional.empty();
                    }
                });
    }

    @Override
    public Optional<StoredCase> find(CaseReference reference) throws OutboxException {
        return run(open -> {
            PreparedStatement statement =
                    prepared("SELECT * FROM cases WHERE reference = ? AND state <> 'HELD'");
            statement.setString(1, reference.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                var attachments = AttachmentRow.read(open, reference);
                return Optional.of(CaseRow.read(row, attachments, ciphertext));
            }
        });
    }

    @Override
    public List<CaseReference> waiting() throws OutboxException {
        return run(
                "SELECT reference FROM cases WHERE state IN "
                        + CaseRow.WAITING
                        + " ORDER BY stored_at, reference",
                statement -> {
                    var references = new ArrayList<CaseReference>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) references.add(new CaseReference(row.getString(1)));
                    }
                    return references;
                });
    }

    @Override
    public Counts counts() throws OutboxException {
        return run(
                """
                SELECT count(*) FILTER (WHERE state IN %1$s),
                  min(stored_at) FILTER (WHERE state IN %1$s),
                  count(*) FILTER (WHERE state IN %2$s),
                  max(state_at) FILTER (WHERE state = 'CONFIRMED') FROM cases\
                """
                        .formatted(CaseRow.WAITING, CaseRow.NEEDING_STAFF),
                statement -> {
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return new Counts(
                                row.getInt(1),
                                CaseRow.instantIfAny(row, 2),
                                row.getInt(3),
                                CaseRow.instantIfAny(row, 4));
                    }
                });
    }

    @Override
    public int nextNumber(String series) throws OutboxException {
        return run(
                """
                INSERT INTO numbers VALUES (?, 1)
                ON CONFLICT (series) DO UPDATE SET used = used + 1 RETURNING used\
                """,
                statement -> {
                    statement.setString(1, series);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        int used = row.getInt(1);
                        // To its end: SQLite commits when a statement is done, not at its row.
                        row.next();
                        return used;
                    }
                });
    }

    @Override
    public void putPayment(PaymentIntent intent) throws OutboxException {
        run(
                "INSERT OR REPLACE INTO payments VALUES (?, ?, ?, ?, NULL, NULL)",
                statement -> {
                    statement.setString(1, intent.reference().value());
                    statement.setLong(2, intent.cents());
                    statement.setInt(3, intent.lastReceiptNumberSeen());
                    statement.setLong(4, intent.at().toEpochMilli());
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<PaymentState> payment(CaseReference reference) throws OutboxException {
        return run(
                """
                SELECT p.outcome, c.paid_receipt, c.reference FROM payments p
                LEFT JOIN cases c ON c.reference = p.reference WHERE p.reference = ?\
                """,
                statement -> {
                    statement.setString(1, reference.value());
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(paymentState(row)) : Optional.empty();
                    }
                });
    }

    /// An open payment whose request is delivered already is one of an older version, which
    /// released the request first; settled as booked it is right.
    private static PaymentState paymentState(ResultSet row) throws SQLException {
        String outcome = row.getString(1);
        if (outcome != null) return new PaymentState.Settled(PaymentOutcome.valueOf(outcome));
        return row.getString(3) == null
                ? new PaymentState.Intended()
                : new PaymentState.Held(row.getInt(2));
    }

    @Override
    public void settlePayment(CaseReference reference, PaymentOutcome outcome, Instant at)
            throws OutboxException {
        Set<String> unneeded =
                atomically(open ->
                        closePayment(open, reference, outcome, at)
                                ? decideHeld(open, reference, outcome)
                                : Set.of());
        ciphertext.remove(unneeded);
    }

    /// @return false if there was no open payment
    private static boolean closePayment(
            Connection open, CaseReference reference, PaymentOutcome outcome, Instant at)
            throws SQLException {
        try (var statement =
                open.prepareStatement(
                        """
                        UPDATE payments SET outcome = ?, settled_at = ?
                        WHERE reference = ? AND outcome IS NULL\
                        """)) {
            statement.setString(1, outcome.name());
            statement.setLong(2, at.toEpochMilli());
            statement.setString(3, reference.value());
            return statement.executeUpdate() == 1;
        }
    }

    /// @return files that nothing needs any more
    private static Set<String> decideHeld(
            Connection open, CaseReference reference, PaymentOutcome outcome) throws SQLException {
        return switch (outcome) {
            case BOOKED -> {
                change(open, "UPDATE cases SET state = 'SEALED'", reference);
                yield Set.of();
            }
            case NOT_PAID, REVERSED -> {
                if (!change(open, "DELETE FROM cases", reference)) yield Set.of();
                Set<String> files = files(open, reference);
                AttachmentRow.forget(open, reference);
                yield files;
            }
            case LEFT_TO_STAFF -> Set.of();
        };
    }

    private static boolean change(Connection open, String what, CaseReference held)
            throws SQLException {
        try (PreparedStatement statement =
                open.prepareStatement(what + " WHERE reference = ? AND state = 'HELD'")) {
            statement.setString(1, held.value());
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public List<PaymentIntent> openPayments() throws OutboxException {
        return run(
                "SELECT * FROM payments WHERE outcome IS NULL ORDER BY at, reference",
                statement -> {
                    var open = new ArrayList<PaymentIntent>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            open.add(
                                    new PaymentIntent(
                                            new CaseReference(row.getString("reference")),
                                            row.getLong("cents"),
                                            row.getInt("last_receipt"),
                                            Instant.ofEpochMilli(row.getLong("at"))));
                        }
                    }
                    return open;
                });
    }

    @Override
    public void forgetBefore(Instant limit) throws OutboxException {
        Set<String> unneeded =
                atomically(open -> {
                    Set<String> files = AttachmentRow.files(open);
                    forget(open, "cases WHERE state_at < ? AND " + CaseRow.OVER, limit);
                    forget(open, "payments WHERE settled_at < ?", limit);
                    forget(open, "reply_keys WHERE at < ?", limit);
                    AttachmentRow.forgetThoseOfNoCase(open);
                    files.removeAll(AttachmentRow.files(open));
                    return files;
                });
        ciphertext.remove(unneeded);
    }

    private static void forget(Connection open, String what, Instant limit) throws SQLException {
        try (var statement = open.prepareStatement("DELETE FROM " + what)) {
            statement.setLong(1, limit.toEpochMilli());
            statement.executeUpdate();
        }
    }

    @Override
    public synchronized void close() {
        broken = true;
        try (lock) {
            connection.close();
        } catch (SQLException | IOException alreadyDurable) {
            // Every step was durable when it returned; there is nothing left to lose here.
        }
    }

    private static void closeQuietly(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException unimportant) {
            // The cause that is thrown next matters more.
        }
    }
}
