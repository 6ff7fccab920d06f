package de.buergerterminal.backend.outbox;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells a journal torn by a power cut from a rotten one (SQLite "WAL-mode File Format"). SQLite
/// silently ends a journal at its first bad frame. That is right for the one transaction that was
/// under way when the power failed; but each commit is synced before the next begins, so two
/// commits behind a bad frame mean that confirmed ones would be dropped without a word.
final class JournalCheck {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int LARGEST_PAGE = 65_536;

    private final FileChannel file;
    private ByteOrder words = ByteOrder.BIG_ENDIAN;
    private int sum1;
    private int sum2;

    private JournalCheck(FileChannel file) {
        this.file = file;
    }

    /// @param journal `outbox.db-wal`; need not exist. Call before SQLite opens it.
    static boolean isRotten(Path journal) throws IOException {
        if (!Files.exists(journal)) return false;
        try (FileChannel file = FileChannel.open(journal, READ)) {
            return new JournalCheck(file).isRotten();
        }
    }

    private boolean isRotten() throws IOException {
        if (file.size() < HEADER + FRAME_HEADER) return false;
        ByteBuffer header = read(0, HEADER);
        int pageSize = header.getInt(8);
        boolean readable =
                (header.getInt(0) & ~1) == MAGIC
                        && Integer.bitCount(pageSize) == 1
                        && pageSize <= LARGEST_PAGE;
        if (!readable) return true;
        words = (header.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        add(header, 0, FRAME_HEADER);
        if (sum1 != header.getInt(24) || sum2 != header.getInt(28)) return true;
        return commitsBehindTheFirstBadFrame(header.getLong(16), pageSize) > 1;
    }

    private int commitsBehindTheFirstBadFrame(long salts, int pageSize) throws IOException {
        boolean good = true;
        int commits = 0;
        int length = FRAME_HEADER + pageSize;
        for (long at = HEADER; at + length <= file.size(); at += length) {
            ByteBuffer frame = read(at, length);
            boolean ofThisJournal = frame.getLong(8) == salts;
            if (good) {
                add(frame, 0, 8);
                add(frame, FRAME_HEADER, length);
                good = ofThisJournal && sum1 == frame.getInt(16) && sum2 == frame.getInt(20);
            }
            // Behind the end lie frames of former rounds, with other salts.
            if (!good && ofThisJournal && frame.getInt(4) != 0) commits++;
        }
        return commits;
    }

    /// SQLite's checksum: pairs of 32-bit words, each sum fed into the other.
    private void add(ByteBuffer bytes, int from, int to) {
        bytes.order(words);
        for (int at = from; at < to; at += 8) {
            sum1 += bytes.getInt(at) + sum2;
            sum2 += bytes.getInt(at + 4) + sum1;
        }
        bytes.order(ByteOrder.BIG_ENDIAN);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) throw new IOException("file shrinks");
        }
        return bytes;
    }
}
