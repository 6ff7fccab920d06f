package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.SealedSubmission;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// What durability costs: the outbox against the barest SQLite transaction of the same bytes, batch
/// by batch in turn on the same disk, and how long a full outbox takes to open.
public final class OutboxSpeed {
    private static final int BATCHES = 40;
    private static final int BATCH = 50;
    private static final int WAITING = 10_000;

    private OutboxSpeed() {}

    public static void run(PrintStream out) {
        try {
            Path folder = Files.createTempDirectory("outbox-speed");
            try {
                appendRate(folder, out);
                opening(folder.resolve("full"), out);
            } finally {
                remove(folder);
            }
        } catch (IOException | SQLException | OutboxException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void appendRate(Path folder, PrintStream out)
            throws SQLException, OutboxException {
        Path bareFile = folder.resolve("bare.db");
        try (var outbox = Outbox.open(folder.resolve("outbox"), Clock.systemUTC());
                Connection bare =
                        SqliteOutboxStore.settings().createConnection("jdbc:sqlite:" + bareFile)) {
            try (var table = bare.createStatement()) {
                table.execute("CREATE TABLE bare (k TEXT PRIMARY KEY, v TEXT) STRICT");
            }
            try (var insert = bare.prepareStatement("INSERT INTO bare VALUES (?, ?)")) {
                long ours = 0;
                long theirs = 0;
                for (int batch = 0; batch < BATCHES; batch++) {
                    int first = batch * BATCH + 1;
                    long start = System.nanoTime();
                    for (int i = 0; i < BATCH; i++) {
                        outbox.append(AppendingKiosk.request(first + i));
                    }
                    long between = System.nanoTime();
                    for (int i = 0; i < BATCH; i++) {
                        insert(insert, AppendingKiosk.request(first + i));
                    }
                    long end = System.nanoTime();
                    // The first batches warm up the JVM and the files.
                    if (batch < BATCHES / 5) continue;
                    ours += between - start;
                    theirs += end - between;
                }
                double counted = BATCH * (BATCHES - BATCHES / 5) * 1e9;
                out.printf(
                        "outbox: %.0f durable appends a second, bare SQLite FULL %.0f, ratio %.2f%n",
                        counted / ours, counted / theirs, (double) theirs / ours);
            }
        }
    }

    private static void insert(PreparedStatement insert, SealedSubmission request)
            throws SQLException {
        insert.setString(1, request.reference().value());
        insert.setString(2, request.encryptedMetadata() + request.encryptedData());
        insert.executeUpdate();
    }

    private static void opening(Path folder, PrintStream out) throws OutboxException {
        var quick = SqliteOutboxStore.settings();
        quick.setSynchronous(SynchronousMode.OFF);
        try (var store = SqliteOutboxStore.open(folder, quick)) {
            var outbox = new Outbox(store, Optional.of(folder), Clock.systemUTC());
            for (int i = 1; i <= WAITING; i++) outbox.append(AppendingKiosk.request(i));
        }
        long start = System.nanoTime();
        try (var outbox = Outbox.open(folder, Clock.systemUTC())) {
            int waiting = outbox.waiting();
            long took = System.nanoTime() - start;
            out.printf("outbox: opened with %,d waiting in %d ms%n", waiting, took / 1_000_000);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
