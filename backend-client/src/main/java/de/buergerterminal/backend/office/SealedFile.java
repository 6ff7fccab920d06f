package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Decrypts a JWE that lies in a file, piece by piece. The JDK's GCM keeps everything back until it
/// has seen the tag, so decryption here is counter mode (GCM is nothing else, NIST SP 800-38D
/// section 6.5, first counter 2), and the tag is made anew by encrypting what came out.
final class SealedFile {
    private static final int PIECE_CHARACTERS = 64 * 4096;
    private static final int TAG_CHARACTERS = 22;
    private static final long MOST_INFLATED_BYTES = 300_000_000;

    private SealedFile() {}

    /// @param unproven takes plain bytes before the tag is known, but the last piece only after it
    ///   was proven: nobody gets the whole of something false. What it made of them counts only if
    ///   nothing was thrown. It is not closed
    /// @return number of plain bytes
    /// @throws GeneralSecurityException another key, or a single changed bit anywhere
    static long open(StoredAttachment stored, PrivateKey key, OutputStream unproven)
            throws GeneralSecurityException, IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(stored.file()), 1 << 16)) {
            String head = head(in);
            CompactJwe jwe =
                    CompactJwe.parse(head + "." + stored.tag())
                            .orElseThrow(() -> new GeneralSecurityException("no JWE"));
            var contentKey = new SecretKeySpec(jwe.contentKey(key), "AES");
            byte[] nonce = jwe.nonce();
            var counter = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] first = Arrays.copyOf(nonce, 16);
            first[15] = 2;
            counter.init(Cipher.DECRYPT_MODE, contentKey, new IvParameterSpec(first));
            var proof = Cipher.getInstance("AES/GCM/NoPadding");
            proof.init(Cipher.ENCRYPT_MODE, contentKey, new GCMParameterSpec(128, nonce));
            proof.updateAAD(head.substring(0, head.indexOf('.')).getBytes(US_ASCII));
            long left = stored.size() - head.length() - 1 - TAG_CHARACTERS;
            if (!jwe.isCompressed()) {
                return decrypt(in, left, counter, proof, unproven, stored.tag());
            }
            try (var inflating = new Inflating(unproven, MOST_INFLATED_BYTES)) {
                decrypt(in, left, counter, proof, inflating, stored.tag());
                return inflating.end();
            }
        }
    }

    private static long decrypt(
            InputStream in,
            long characters,
            Cipher counter,
            Cipher proof,
            OutputStream unproven,
            String tag)
            throws GeneralSecurityException, IOException {
        byte[] plain = new byte[PIECE_CHARACTERS];
        byte[] heldBack = new byte[PIECE_CHARACTERS];
        int held = 0;
        byte[] again = new byte[PIECE_CHARACTERS + 32];
        long count = 0;
        for (long left = characters; left > 0; ) {
            byte[] text = in.readNBytes((int) Math.min(left, PIECE_CHARACTERS));
            if (text.length == 0) throw new GeneralSecurityException("the file is cut short");
            left -= text.length;
            byte[] sealed = decode(text);
            unproven.write(heldBack, 0, held);
            int length = counter.update(sealed, 0, sealed.length, plain, 0);
            proof.update(plain, 0, length, again, 0);
            byte[] next = heldBack;
            heldBack = plain;
            held = length;
            plain = next;
            count += length;
        }
        byte[] end = proof.doFinal();
        byte[] made = Arrays.copyOfRange(end, end.length - 16, end.length);
        String inFile = new String(in.readAllBytes(), US_ASCII);
        if (!inFile.equals("." + tag) || !MessageDigest.isEqual(made, Base64Url.decode(tag))) {
            throw new GeneralSecurityException("the authentication tag is wrong");
        }
        unproven.write(heldBack, 0, held);
        return count;
    }

    private static byte[] decode(byte[] text) throws GeneralSecurityException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException changed) {
            throw new GeneralSecurityException("no base64url", changed);
        }
    }

    /// The first three parts, each with its full stop.
    private static String head(InputStream in) throws IOException, GeneralSecurityException {
        var head = new StringBuilder();
        for (int stops = 0; stops < 3; ) {
            int each = in.read();
            if (each < 0 || head.length() > 8192) throw new GeneralSecurityException("no JWE");
            head.append((char) each);
            if (each == '.') stops++;
        }
        return head.toString();
    }
}
