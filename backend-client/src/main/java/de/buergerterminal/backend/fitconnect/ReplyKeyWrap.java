package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.buergerterminal.backend.submission.CaseTicket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Locks a case's private key so that only the receipt opens it: AES-256-GCM under a key that HKDF
/// (RFC 5869, SHA-256) derives from the ticket's 130 random bits. The terminal keeps a digest of
/// that secret and never the secret, so a stolen disk reads no reply.
final class ReplyKeyWrap {
    private static final byte[] PURPOSE = "buergerterminal reply key 1".getBytes(US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private ReplyKeyWrap() {}

    static byte[] lock(PrivateKey key, String keyId, CaseTicket ticket, SecureRandom random) {
        byte[] plain = key.getEncoded();
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, keyId, ticket).doFinal(plain);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
            System.arraycopy(locked, 0, both, NONCE_BYTES, locked.length);
            return both;
        } catch (GeneralSecurityException missingInThisJdk) {
            throw new IllegalStateException("this Java cannot lock a key", missingInThisJdk);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// @throws GeneralSecurityException another receipt, another key or changed bytes
    static PrivateKey unlock(byte[] locked, String keyId, CaseTicket ticket)
            throws GeneralSecurityException {
        if (locked.length <= NONCE_BYTES) throw new GeneralSecurityException("too short");
        byte[] nonce = Arrays.copyOf(locked, NONCE_BYTES);
        byte[] plain =
                cipher(Cipher.DECRYPT_MODE, nonce, keyId, ticket)
                        .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, byte[] nonce, String keyId, CaseTicket ticket)
            throws GeneralSecurityException {
        String belongsTo = ticket.reference().value() + "|" + keyId;
        SecretKey key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addSalt(belongsTo.getBytes(US_ASCII))
                                        .addIKM(ticket.secret().getBytes(US_ASCII))
                                        .thenExpand(PURPOSE, 32));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belongsTo.getBytes(US_ASCII));
        return cipher;
    }
}
