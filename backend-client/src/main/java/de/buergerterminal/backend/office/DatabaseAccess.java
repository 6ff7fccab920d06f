package de.buergerterminal.backend.office;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;

/// A PostgreSQL data base for the office's cases instead of the SQLite file in its folder. Keys and
/// credentials stay in the folder either way, so the data base alone opens no request.
///
/// @param url `jdbc:postgresql://host[:port]/database[?options]`, without user or password
/// @param password empty where the data base asks for none
public record DatabaseAccess(String url, String user, String password) {
    static final String SCHEME = "jdbc:postgresql:";

    public DatabaseAccess {
        if (!url.startsWith(SCHEME + "//")) {
            throw new IllegalArgumentException(
                    "the data base's address must start with jdbc:postgresql://host/name");
        }
        // An address is shown and logged; a secret in it would be too.
        if (url.matches("(?i).*[?&](user|password)=.*") || url.contains("@")) {
            throw new IllegalArgumentException(
                    "user and password do not belong into the data base's address; put them into"
                            + " the credentials file or the environment");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException(
                    "the data base's user is missing; name it in the credentials file or in"
                            + " BUERGERTERMINAL_DATABASE_USER");
        }
    }

    /// Reads `user=` and `password=` from a file that nobody but its owner may read.
    ///
    /// @throws IOException it cannot be read, or others can
    public static DatabaseAccess withCredentialsOf(Path file, String url) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.contains(PosixFilePermission.GROUP_READ)
                    || rights.contains(PosixFilePermission.OTHERS_READ)) {
                throw new IOException(
                        "Others can read " + file + "; allow its owner alone with chmod 600.");
            }
        }
        var credentials = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            credentials.load(in);
        }
        return new DatabaseAccess(
                url, credentials.getProperty("user", ""), credentials.getProperty("password", ""));
    }

    /// Without the password.
    @Override
    public String toString() {
        return "DatabaseAccess[" + url + " as " + user + "]";
    }
}
