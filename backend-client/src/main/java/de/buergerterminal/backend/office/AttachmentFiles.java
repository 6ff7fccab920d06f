package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The encrypted attachments as files; the data base names those that count. An attachment goes
/// from the network to its file in pieces, however large it is.
final class AttachmentFiles {
    private static final int MOST_HEAD_BYTES = 8192;
    private static final int TAG_CHARACTERS = 22;

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentFiles.class);

    private final Path folder;

    /// Names of files of which the data base may not know yet.
    private final Set<String> arriving = ConcurrentHashMap.newKeySet();

    /// @param folder made if it is not there
    AttachmentFiles(Path folder) throws IOException {
        PrivateFile.folder(folder);
        this.folder = folder;
    }

    /// @param head header, key and nonce of the JWE, with the full stops between them
    record Received(String head, StoredAttachment stored) {}

    /// Returns when the file is durable; it counts once the data base names it. Until `settled` is
    /// called nobody sweeps it away.
    ///
    /// @throws Refusal what arrived is no compact JWE
    Received receive(InputStream body) throws IOException {
        Path file = folder.resolve(UUID.randomUUID() + ".jwe");
        arriving.add(name(file));
        PrivateFile.create(file);
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            var shape = new Shape();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                shape.take(buffer, read);
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            out.flush();
            force(file, StandardOpenOption.WRITE);
            force(folder, StandardOpenOption.READ);
            var stored =
                    new StoredAttachment(
                            shape.tag(),
                            shape.size,
                            HexFormat.of().formatHex(digest.digest()),
                            OptionalLong.empty(),
                            file);
            complete = true;
            return new Received(shape.head.toString(US_ASCII), stored);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        } finally {
            if (!complete) {
                settled(file);
                delete(file);
            }
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// From now on the data base alone says whether that file counts.
    void settled(Path file) {
        arriving.remove(name(file));
    }

    /// A file that cannot be deleted now is swept away later.
    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            LOG.warn("an attachment's file cannot be deleted and is tried again later", broken);
        }
    }

    /// Removes what no row names: what a crash, a lost data base or a full disk left behind. Safe
    /// while attachments arrive.
    ///
    /// @param named asks the data base which files count
    void sweep(Supplier<Set<String>> named) throws IOException {
        List<Path> there;
        try (Stream<Path> files = Files.list(folder)) {
            there = files.toList();
        }
        // In this order: what is neither arriving now nor named after that was settled and refused.
        Set<String> keep = new HashSet<>(arriving);
        keep.addAll(named.get());
        there.stream().filter(it -> !keep.contains(name(it))).forEach(this::delete);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, Set.of(how))) {
            channel.force(true);
        }
    }

    /// Five parts of base64url, seen once from left to right.
    private static final class Shape {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private final ByteArrayOutputStream tag = new ByteArrayOutputStream();
        private int stops;
        private long size;
        private long partLength;

        void take(byte[] bytes, int length) {
            size += length;
            for (int i = 0; i < length; i++) {
                byte each = bytes[i];
                if (each == '.') {
                    if (++stops > 4 || partLength % 4 == 1) throw noJwe();
                    if (stops < 3) head.write(each);
                    partLength = 0;
                    continue;
                }
                if (!isBase64Url(each)) throw noJwe();
                partLength++;
                if (stops < 3) {
                    head.write(each);
                    if (head.size() > MOST_HEAD_BYTES) throw noJwe();
                } else if (stops == 4) {
                    tag.write(each);
                    if (tag.size() > TAG_CHARACTERS) throw noJwe();
                }
            }
        }

        String tag() {
            if (stops != 4 || tag.size() != TAG_CHARACTERS) throw noJwe();
            return tag.toString(US_ASCII);
        }

        private static boolean isBase64Url(byte each) {
            return (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || each == '-'
                    || each == '_';
        }

        private static Refusal noJwe() {
            return Refusal.unprocessable(
                    "attachment is no JWE in compact serialisation with five parts.");
        }
    }
}
