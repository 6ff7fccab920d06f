package de.buergerterminal.backend.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Brings a data base to the layout that this office knows: the numbered files beside this class,
/// each once and each whole or not at all. A file is written so that SQLite and PostgreSQL both
/// understand it; what only one of them does stands in a second file named after it.
final class Migrations {
    /// The highest number among the files.
    static final int NEWEST = 4;

    /// Which data base runs the SQL.
    enum Dialect {
        SQLITE,
        POSTGRESQL
    }

    private Migrations() {}

    /// @throws IOException a newer office was at work here before
    static void run(Connection connection, Dialect dialect) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists schema_version(version bigint primary key)");
            long reached = reached(statement);
            if (reached > NEWEST) {
                throw new IOException(
                        "The office's data base was made by a newer version (layout "
                                + reached
                                + "); start that version or restore a backup.");
            }
            connection.setAutoCommit(false);
            try {
                for (long version = reached + 1; version <= NEWEST; version++) {
                    for (String each : statements(version, dialect)) statement.execute(each);
                    statement.execute(
                            "insert into schema_version(version) values(" + version + ")");
                    connection.commit();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static long reached(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> statements(long version, Dialect dialect) throws IOException {
        String number = "migrations/%04d".formatted(version);
        String own = "." + dialect.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(
                        (read(number + ".sql") + "\n\n" + read(number + own + ".sql"))
                                .split("\n\\s*\n"))
                .map(it -> it.replaceAll("(?m)^--.*$", "").strip())
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Empty for a file that is not there: most migrations need no dialect.
    private static String read(String name) throws IOException {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
