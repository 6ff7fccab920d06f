package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// One encrypted part of a submission: RFC 7516 compact serialisation with RSA-OAEP-256 and
/// A256GCM, nothing else. Its fifth part is the authentication tag that the event log repeats.
final class CompactJwe {
    // The JDK's "OAEPWithSHA-256AndMGF1Padding" means MGF1 with SHA-1; JOSE means SHA-256.
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final int TAG_BYTES = 16;
    private static final int MOST_INFLATED_BYTES = 32 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final String[] parts;
    private final ObjectNode header;

    private CompactJwe(String text, String[] parts, ObjectNode header) {
        this.text = text;
        this.parts = parts;
        this.header = header;
    }

    /// Empty unless the text has the five parts of a JWE in their right sizes.
    static Optional<CompactJwe> parse(String text) {
        String[] parts = text.split("\\.", 7);
        if (parts.length != 5 || parts[0].length() > 4096) return Optional.empty();
        try {
            String header = new String(Base64Url.decode(parts[0]), StandardCharsets.UTF_8);
            boolean sized =
                    Base64Url.decode(parts[1]).length >= 256
                            && Base64Url.decode(parts[2]).length == 12
                            && Base64Url.decode(parts[4]).length == TAG_BYTES;
            Base64Url.decode(parts[3]);
            if (!sized) return Optional.empty();
            return Json.parse(header).map(found -> new CompactJwe(text, parts, found));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Seals bytes for the holder of that key, with a fresh content key.
    static CompactJwe encrypt(byte[] plain, OfficeKey recipient) {
        return encrypt(plain, recipient.publicKey(), recipient.kid());
    }

    static CompactJwe encrypt(byte[] plain, PublicKey recipient, String kid) {
        ObjectNode header =
                Json.object()
                        .put("alg", "RSA-OAEP-256")
                        .put("enc", "A256GCM")
                        .put("kid", kid)
                        .put("cty", "application/json");
        String first = Base64Url.encode(header.toString());
        byte[] contentKey = new byte[32];
        byte[] nonce = new byte[12];
        RANDOM.nextBytes(contentKey);
        RANDOM.nextBytes(nonce);
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, recipient, OAEP);
            String second = Base64Url.encode(rsa.doFinal(contentKey));
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(contentKey, "AES"),
                    new GCMParameterSpec(8 * TAG_BYTES, nonce));
            gcm.updateAAD(first.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = gcm.doFinal(plain);
            int end = sealed.length - TAG_BYTES;
            String text =
                    String.join(
                            ".",
                            first,
                            second,
                            Base64Url.encode(nonce),
                            Base64Url.encode(Arrays.copyOf(sealed, end)),
                            Base64Url.encode(Arrays.copyOfRange(sealed, end, sealed.length)));
            return new CompactJwe(text, text.split("\\.", 7), header);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key " + kid + " cannot seal", broken);
        }
    }

    /// A member of the protected header, or an empty text.
    String header(String member) {
        return Json.text(header, "/" + member).orElse("");
    }

    /// Senders of API v1 may do so.
    boolean isCompressed() {
        return header("zip").equals("DEF");
    }

    boolean hasHeader(String member) {
        return header.has(member);
    }

    String authenticationTag() {
        return parts[4];
    }

    /// @throws GeneralSecurityException encrypted for another key
    byte[] contentKey(PrivateKey key) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.DECRYPT_MODE, key, OAEP);
        byte[] contentKey = rsa.doFinal(Base64Url.decode(parts[1]));
        if (contentKey.length != 32) {
            throw new GeneralSecurityException("the content key has not 256 bits");
        }
        return contentKey;
    }

    byte[] nonce() {
        return Base64Url.decode(parts[2]);
    }

    /// @throws GeneralSecurityException another key, or a single changed bit anywhere
    byte[] decrypt(PrivateKey key) throws GeneralSecurityException {
        byte[] contentKey = contentKey(key);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(contentKey, "AES"),
                new GCMParameterSpec(8 * TAG_BYTES, nonce()));
        gcm.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
        gcm.update(Base64Url.decode(parts[3]));
        byte[] plain = gcm.doFinal(Base64Url.decode(parts[4]));
        return isCompressed() ? Inflating.all(plain, MOST_INFLATED_BYTES) : plain;
    }

    @Override
    public String toString() {
        return text;
    }
}
