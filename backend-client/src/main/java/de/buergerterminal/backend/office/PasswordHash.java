package de.buergerterminal.backend.office;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Passwords as PBKDF2-HMAC-SHA-256 (RFC 8018) with 600,000 rounds and a salt of their own, as
/// `rounds.salt.hash`.
final class PasswordHash {
    private static final int ROUNDS = 600_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    // No 0, 1, i, l, o: people copy these from a screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return ROUNDS
                + "."
                + Base64Url.encode(salt)
                + "."
                + Base64Url.encode(derive(password, salt, ROUNDS));
    }

    static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\.", 3);
        byte[] expected = Base64Url.decode(parts[2]);
        byte[] found = derive(password, Base64Url.decode(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(expected, found);
    }

    /// Four groups of four letters, 79 bits.
    static String freshPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) password.append('-');
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no PBKDF2", broken);
        } finally {
            spec.clearPassword();
        }
    }
}
