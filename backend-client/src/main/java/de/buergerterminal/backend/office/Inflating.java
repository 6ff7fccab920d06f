package de.buergerterminal.backend.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes a JWE's `zip: DEF` (RFC 7516 section 4.1.3, raw DEFLATE) piece by piece, within a limit:
/// few bytes may claim to be very many.
final class Inflating extends OutputStream {
    private final OutputStream out;
    private final long most;
    private final Inflater inflater = new Inflater(true);
    private final byte[] piece = new byte[1 << 16];
    private long count;

    /// @param most bytes that may come out
    Inflating(OutputStream out, long most) {
        this.out = out;
        this.most = most;
    }

    /// @throws GeneralSecurityException no DEFLATE, or more than `most` bytes
    static byte[] all(byte[] deflated, int most) throws GeneralSecurityException {
        var plain = new ByteArrayOutputStream();
        try (var inflating = new Inflating(plain, most)) {
            inflating.write(deflated);
            inflating.end();
        } catch (IOException broken) {
            throw new GeneralSecurityException("the compressed content is broken", broken);
        }
        return plain.toByteArray();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] deflated, int offset, int length) throws IOException {
        inflater.setInput(deflated, offset, length);
        try {
            for (int got = inflater.inflate(piece); got > 0; got = inflater.inflate(piece)) {
                count += got;
                if (count > most) throw new IOException("more than " + most + " bytes come out");
                out.write(piece, 0, got);
            }
        } catch (DataFormatException broken) {
            throw new IOException("no DEFLATE", broken);
        }
        if (inflater.needsDictionary() || (inflater.finished() && inflater.getRemaining() > 0)) {
            throw new IOException("no DEFLATE");
        }
    }

    /// @return number of bytes that came out
    /// @throws IOException the end is missing
    long end() throws IOException {
        if (!inflater.finished()) throw new IOException("the compressed content is cut short");
        return count;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
