package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The office's folder while one process has it for itself.
final class OfficeFolder implements AutoCloseable {
    private static final String TRUST_ANCHOR = "trust-anchor.pem";

    private final Path path;
    private final FileChannel lock;

    private OfficeFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder if it is not there. Two offices on one folder would each think they were
    /// alone.
    ///
    /// @throws IOException another office is at work there
    static OfficeFolder occupy(Path path) throws IOException {
        PrivateFile.folder(path);
        FileChannel channel =
                FileChannel.open(
                        path.resolve("office.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new OfficeFolder(path, channel);
        } catch (OverlappingFileLockException sameProcess) {
            // Answered below, together with other processes.
        }
        channel.close();
        throw new IOException(
                "Another office is at work in " + path + "; close it or choose another folder.");
    }

    Path path() {
        return path;
    }

    /// Everything a kiosk must be told, in two files.
    void writeHandover(ObjectNode client, String trustAnchorPem) throws IOException {
        client.put("trustAnchor", path.resolve(TRUST_ANCHOR).toAbsolutePath().toString());
        PrivateFile.write(path.resolve("client.json"), client.toPrettyString() + "\n");
        Files.writeString(path.resolve(TRUST_ANCHOR), trustAnchorPem);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
