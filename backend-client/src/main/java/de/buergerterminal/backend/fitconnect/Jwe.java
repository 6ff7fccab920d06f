package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
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

/// Compact JWE (RFC 7516) with the one pair of algorithms FIT-Connect allows: RSA-OAEP-256 and
/// A256GCM. Never `zip`, which API v2 forbids. Decryption lives at the office alone.
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

    static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
