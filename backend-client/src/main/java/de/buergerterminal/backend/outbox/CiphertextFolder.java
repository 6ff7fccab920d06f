package de.buergerterminal.backend.outbox;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import de.buergerterminal.backend.submission.CiphertextShelf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The files with the ciphertext of attachments; the database names those that count. Safe for many
/// threads.
final class CiphertextFolder implements CiphertextShelf {
    /// Beyond what an attachment needs, so that the database can still be written.
    static final long LEFT_FREE_BYTES = 64L << 20;

    private final Path folder;

    private CiphertextFolder(Path folder) {
        this.folder = folder;
    }

    /// @param outbox the outbox's own folder
    static CiphertextFolder in(Path outbox) throws IOException {
        Path folder = outbox.resolve("attachments");
        Files.createDirectories(folder);
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return new CiphertextFolder(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Removes what a crash left behind: written, but never named.
    void keepOnly(Set<String> named) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                if (!named.contains(String.valueOf(each.getFileName()))) Files.delete(each);
            }
        }
    }

    /// A file that cannot be removed now is removed as unnamed at the next start.
    void remove(Collection<String> names) {
        for (String each : names) delete(file(each));
    }

    @Override
    public Slot open(long bytes) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() - LEFT_FREE_BYTES < bytes) {
            throw new IOException("the disk has no room for an attachment");
        }
        Path file = folder.resolve(UUID.randomUUID() + ".jwe");
        FileAttribute<?>[] ownerOnly =
                isPosix(folder)
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return new File(file, FileChannel.open(file, Set.of(CREATE_NEW, WRITE), ownerOnly), folder);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException laterThen) {
            // Ciphertext without a name in the database: the next start removes it.
        }
    }

    private static final class File implements Slot {
        private final Path file;
        private final FileChannel channel;
        private final Path folder;
        private boolean kept;

        File(Path file, FileChannel channel, Path folder) {
            this.file = file;
            this.channel = channel;
            this.folder = folder;
        }

        @Override
        public WritableByteChannel channel() {
            return channel;
        }

        @Override
        public Path keep() throws IOException {
            channel.force(true);
            if (isPosix(folder)) {
                // Without this the file may be durable and its name not.
                try (FileChannel directory = FileChannel.open(folder, READ)) {
                    directory.force(true);
                }
            }
            kept = true;
            return file;
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (!kept) delete(file);
            }
        }
    }
}
