package de.buergerterminal.backend.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of this test's own, on 127.0.0.1, from Debian's package. It refuses to run
/// as root, so root lends it the account that the package made.
final class PostgresCluster implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String PATIENCE_SECONDS = "120";
    private static final int TRIES = 5;

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private int port;

    private PostgresCluster(Path folder) {
        this.folder = folder;
    }

    static PostgresCluster start() throws IOException {
        Path folder = Files.createTempDirectory("postgres");
        var cluster = new PostgresCluster(folder);
        Path secret = Files.writeString(folder.resolve("password"), cluster.password);
        if (ROOT) run(List.of("chown", "-R", "postgres:", folder.toString()));
        cluster.tool("initdb", "-D", cluster.data(), "-A", "scram-sha-256", "-U", "postgres")
                .with("--pwfile=" + secret, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
                .run();
        cluster.upOnAPortOfItsOwn();
        return cluster;
    }

    /// The port must be ours again after [#down], so it is none of those that the system gives away
    /// by itself; whether somebody else uses it only shows when the server starts.
    private void upOnAPortOfItsOwn() throws IOException {
        int end = firstPortGivenAway();
        for (int attempt = 1; ; attempt++) {
            port = ThreadLocalRandom.current().nextInt(end / 2, end);
            try {
                up();
                return;
            } catch (IOException failed) {
                if (attempt == TRIES) throw failed;
            }
        }
    }

    private static int firstPortGivenAway() throws IOException {
        Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        int first = Integer.parseInt(Files.readString(range).strip().split("\\s+", 2)[0]);
        return Math.max(first, 2_048);
    }

    /// Starts the server again after [#down].
    void up() throws IOException {
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
                        .formatted(port, folder);
        Path log = folder.resolve("log");
        try {
            control("-l", log.toString(), "-o", options, "start");
        } catch (IOException failed) {
            throw new IOException(Files.exists(log) ? Files.readString(log) : "no log", failed);
        }
    }

    void down() throws IOException {
        control("-m", "immediate", "stop");
    }

    private void control(String... arguments) throws IOException {
        tool("pg_ctl", "-D", data(), "-w", "-t", PATIENCE_SECONDS).with(arguments).run();
    }

    /// A new empty data base.
    DatabaseAccess fresh() throws SQLException {
        String name = "office_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection server = connect(url("postgres"));
                var statement = server.createStatement()) {
            statement.execute("create database " + name);
        }
        return new DatabaseAccess(url(name), "postgres", password);
    }

    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", password);
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private record Command(List<String> words) {
        Command with(String... more) {
            return new Command(Stream.concat(words.stream(), Stream.of(more)).toList());
        }

        void run() throws IOException {
            PostgresCluster.run(words);
        }
    }

    private Command tool(String name, String... arguments) throws IOException {
        var words = new ArrayList<String>();
        if (ROOT) words.addAll(List.of("runuser", "-u", "postgres", "--"));
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            Path newest = versions.max(Comparator.naturalOrder()).orElseThrow();
            words.add(newest.resolve("bin").resolve(name).toString());
        }
        words.addAll(List.of(arguments));
        return new Command(words);
    }

    private static void run(List<String> words) throws IOException {
        Path said = Files.createTempFile("postgres", ".txt");
        Process process =
                new ProcessBuilder(words)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            boolean ended = process.waitFor(180, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new IOException(words + " failed: " + Files.readString(said));
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        } finally {
            Files.delete(said);
        }
    }

    @Override
    public void close() throws IOException {
        down();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(each);
        }
    }
}
