package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Encrypts a stream into a compact JWE piece by piece, so that memory does not grow with it: plain
/// bytes in, base64url of the ciphertext out, the authentication tag last. Meanwhile a second
/// thread hashes the same pieces, because SHA-512 takes several times as long as AES with hardware
/// help.
final class StreamedJwe {
    /// Whole AES blocks and whole groups of base64, so that nothing is left over between pieces.
    static final int PIECE_BYTES = 48 * 4096;

    private static final int PIECES = 4;
    private static final int LONGEST_HEAD = 4096;

    /// @param tag fifth part of the JWE
    /// @param sha512 of the plain bytes, lower-case hex
    /// @param size of the JWE in bytes
    record Written(String tag, String sha512, long size) {}

    private final Jwe.Beginning beginning;
    private final WritableByteChannel target;
    private final MessageDigest hash;
    private final byte[] sealed = new byte[PIECE_BYTES];
    private final byte[] text = new byte[PIECE_BYTES / 3 * 4];
    private long size;

    private StreamedJwe(Jwe.Beginning beginning, WritableByteChannel target, MessageDigest hash) {
        this.beginning = beginning;
        this.target = target;
        this.hash = hash;
    }

    /// At most this many bytes for so many plain ones.
    static long sizeFor(long plainBytes) {
        return LONGEST_HEAD + (plainBytes + 2) / 3 * 4;
    }

    /// @param plainBytes what the stream must give, no byte less or more
    /// @throws IOException the stream or the target broke, or the stream is of another length
    static Written write(
            Jwe.Beginning beginning, InputStream plain, long plainBytes, WritableByteChannel target)
            throws IOException {
        try {
            var hash = MessageDigest.getInstance("SHA-512");
            return write(beginning, plain, plainBytes, target, hash);
        } catch (NoSuchAlgorithmException missingInThisJdk) {
            throw Jwe.cannotEncrypt(missingInThisJdk);
        }
    }

    /// @param hash what the pieces are told to; only the benchmark gives another than SHA-512
    static Written write(
            Jwe.Beginning beginning,
            InputStream plain,
            long plainBytes,
            WritableByteChannel target,
            MessageDigest hash)
            throws IOException {
        try (ExecutorService hashing =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("attachment-hash").factory())) {
            return new StreamedJwe(beginning, target, hash).write(plain, plainBytes, hashing);
        } catch (GeneralSecurityException missingInThisJdk) {
            throw Jwe.cannotEncrypt(missingInThisJdk);
        }
    }

    private Written write(InputStream plain, long plainBytes, ExecutorService hashing)
            throws IOException, GeneralSecurityException {
        put(beginning.text().getBytes(US_ASCII), beginning.text().length());
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) pieces.add(new Piece());
        try {
            long left = plainBytes;
            int turn = 0;
            while (left >= PIECE_BYTES) {
                Piece piece = pieces.get(turn++ % PIECES);
                piece.fill(plain, PIECE_BYTES);
                piece.hashed = hashing.submit(() -> hash.update(piece.bytes));
                encrypt(piece.bytes);
                left -= PIECE_BYTES;
            }
            Piece last = pieces.get(turn % PIECES);
            last.fill(plain, (int) left);
            if (plain.read() >= 0) throw new IOException("the attachment is longer than it said");
            String tag = encryptLast(last.bytes, (int) left);
            for (Piece each : pieces) each.await();
            hash.update(last.bytes, 0, (int) left);
            return new Written(tag, HexFormat.of().formatHex(hash.digest()), size);
        } finally {
            for (Piece each : pieces) each.wipe();
        }
    }

    private void encrypt(byte[] plain) throws IOException, GeneralSecurityException {
        int length = beginning.cipher().update(plain, 0, plain.length, sealed, 0);
        if (length != sealed.length) {
            throw new GeneralSecurityException("this cipher keeps whole blocks back");
        }
        put(text, Jwe.BASE64URL.encode(sealed, text));
    }

    private String encryptLast(byte[] plain, int length)
            throws IOException, GeneralSecurityException {
        byte[] end = beginning.cipher().doFinal(plain, 0, length);
        int tagAt = end.length - Jwe.TAG_BYTES;
        byte[] encoded = Jwe.BASE64URL.encode(Arrays.copyOf(end, tagAt));
        put(encoded, encoded.length);
        String tag = Jwe.base64url(Arrays.copyOfRange(end, tagAt, end.length));
        put(("." + tag).getBytes(US_ASCII), tag.length() + 1);
        return tag;
    }

    private void put(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) size += target.write(buffer);
    }

    /// Plain bytes that two threads read; refilled only when both are done.
    private static final class Piece {
        private final byte[] bytes = new byte[PIECE_BYTES];
        private Future<?> hashed = done();

        void fill(InputStream plain, int length) throws IOException {
            await();
            if (plain.readNBytes(bytes, 0, length) != length) {
                throw new EOFException("the attachment is shorter than it said");
            }
        }

        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    hashed.get(); // one piece takes milliseconds
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
        }

        void wipe() {
            await();
            Arrays.fill(bytes, (byte) 0);
        }

        private static Future<?> done() {
            var done = new FutureTask<>(() -> {}, null);
            done.run();
            return done;
        }
    }
}
