package de.buergerterminal.backend.office.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/// What a record must know of a document before it is written: all found in one pass that keeps no
/// byte.
///
/// @param size in bytes
/// @param sha256 in hexadecimal
/// @param crc32 which a ZIP names before content that it stores as it is
record Checksums(long size, String sha256, long crc32) {
    static Checksums of(byte[] bytes) {
        try {
            return of(out -> out.write(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException("memory gives no input errors", broken);
        }
    }

    static Checksums of(RecordDocument.Content content) throws IOException {
        MessageDigest digest = fresh();
        var crc = new CRC32();
        var count = new Count();
        content.writeTo(new CheckedOutputStream(new DigestOutputStream(count, digest), crc));
        return new Checksums(
                count.bytes, HexFormat.of().formatHex(digest.digest()), crc.getValue());
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }

    private static final class Count extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
