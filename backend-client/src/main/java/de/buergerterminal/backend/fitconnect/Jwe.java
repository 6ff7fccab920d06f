package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// Compact JWE (RFC 7516) with the one pair of algorithms FIT-Connect allows: RSA-OAEP-256 and
/// A256GCM. Never `zip`, which API v2 forbids. Decrypts replies alone; requests are read at the
/// office.
final class Jwe {
    static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    static final int TAG_BYTES = 16;
    // Spelled out because the JDK's default for this padding would use MGF1 with SHA-1.
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private Jwe() {}

    /// The first three parts, each with its full stop, and the cipher for the last two.
    record Beginning(String text, Cipher cipher) {}

    /// @param keyId as the destination published it
    /// @param contentType MIME type of the plain text; the service refuses a JWE without `cty`
    static Beginning begin(
            RSAPublicKey key, String keyId, String contentType, SecureRandom random) {
        try {
            var header = new LinkedHashMap<String, String>();
            header.put("alg", "RSA-OAEP-256");
            header.put("enc", "A256GCM");
            header.put("kid", keyId);
            header.put("cty", contentType);
            String encodedHeader =
                    base64url(BoundedJson.MAPPER.valueToTree(header).toString().getBytes(UTF_8));

            var generator = KeyGenerator.getInstance("AES");
            generator.init(256, random);
            SecretKey contentKey = generator.generateKey();
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, key, OAEP_256, random);
            byte[] encryptedKey = rsa.doFinal(contentKey.getEncoded());

            byte[] iv = new byte[12];
            random.nextBytes(iv);
            var gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, contentKey, new GCMParameterSpec(TAG_BYTES * 8, iv));
            gcm.updateAAD(encodedHeader.getBytes(US_ASCII));
            return new Beginning(
                    encodedHeader + "." + base64url(encryptedKey) + "." + base64url(iv) + ".", gcm);
        } catch (GeneralSecurityException missingInThisJdk) {
            throw cannotEncrypt(missingInThisJdk);
        }
    }

    static String encrypt(
            RSAPublicKey key, String keyId, String contentType, byte[] plain, SecureRandom random) {
        Beginning beginning = begin(key, keyId, contentType, random);
        try {
            byte[] sealed = beginning.cipher.doFinal(plain);
            int tagAt = sealed.length - TAG_BYTES;
            return beginning.text
                    + base64url(Arrays.copyOfRange(sealed, 0, tagAt))
                    + "."
                    + base64url(Arrays.copyOfRange(sealed, tagAt, sealed.length));
        } catch (GeneralSecurityException missingInThisJdk) {
            throw cannotEncrypt(missingInThisJdk);
        }
    }

    static IllegalStateException cannotEncrypt(GeneralSecurityException cause) {
        return new IllegalStateException("this Java cannot encrypt", cause);
    }

    /// Of a JWE that nobody has judged yet.
    static String keyIdOf(String compact) throws Unreadable {
        return BoundedJson.text(header(parts(compact)), "kid");
    }

    /// @throws GeneralSecurityException another key, or changed on the way
    /// @throws Unreadable not the one pair of algorithms, or no JWE at all
    static byte[] decrypt(PrivateKey key, String compact)
            throws Unreadable, GeneralSecurityException {
        String[] parts = parts(compact);
        ObjectNode header = header(parts);
        if (!"RSA-OAEP-256".equals(BoundedJson.text(header, "alg"))
                || !"A256GCM".equals(BoundedJson.text(header, "enc"))
                || header.has("zip")
                || header.has("crit")) {
            throw new Unreadable("its JWE is of another kind");
        }
        byte[] iv = decode(parts[2]);
        byte[] tag = decode(parts[4]);
        if (iv.length != 12 || tag.length != TAG_BYTES) throw new Unreadable("its JWE is damaged");
        byte[] ciphertext = decode(parts[3]);
        byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + TAG_BYTES);
        System.arraycopy(tag, 0, sealed, ciphertext.length, TAG_BYTES);
        var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.DECRYPT_MODE, key, OAEP_256);
        byte[] contentKey = rsa.doFinal(decode(parts[1]));
        if (contentKey.length != 32) throw new Unreadable("its JWE is damaged");
        var gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(contentKey, "AES"),
                new GCMParameterSpec(TAG_BYTES * 8, iv));
        gcm.updateAAD(parts[0].getBytes(US_ASCII));
        return gcm.doFinal(sealed);
    }

    private static String[] parts(String compact) throws Unreadable {
        String[] parts = compact.split("\\.", 7);
        if (parts.length != 5) throw new Unreadable("it is no JWE");
        return parts;
    }

    private static ObjectNode header(String[] parts) throws Unreadable {
        return BoundedJson.object(new String(decode(parts[0]), UTF_8));
    }

    private static byte[] decode(String part) throws Unreadable {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new Unreadable("it is not base64url");
        }
    }

    static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
