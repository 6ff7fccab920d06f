package de.buergerterminal.backend.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Signs and verifies catalogues: Ed25519, or PS512 (RSASSA-PSS, SHA-512) with at least 3,072 bits.
/// The kind of the key alone decides which, never what a package says about itself.
public final class CatalogueKey {
    private static final int LARGEST_BYTES = 16 << 10;
    private static final int SMALLEST_RSA_BITS = 3_072;
    private static final PSSParameterSpec PS512 =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

    private final Key key;

    private CatalogueKey(Key key) {
        this.key = key;
    }

    /// @throws IllegalArgumentException neither Ed25519 nor RSA of 3,072 bits
    public static CatalogueKey of(Key key) {
        boolean edwards =
                key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519");
        boolean rsa = key instanceof RSAKey it && it.getModulus().bitLength() >= SMALLEST_RSA_BITS;
        if (!edwards && !rsa) {
            throw new IllegalArgumentException(
                    "a catalogue's key must be Ed25519 or RSA with at least 3,072 bits");
        }
        return new CatalogueKey(key);
    }

    /// The key that terminals and offices are told.
    ///
    /// @param pem `PUBLIC KEY` as PEM, as `openssl pkey -pubout` writes it
    /// @throws IOException unreadable or no such key; one sentence with what to do
    public static CatalogueKey publicKey(Path pem) throws IOException {
        return read(pem, "PUBLIC KEY");
    }

    /// The key that signs.
    ///
    /// @param pem `PRIVATE KEY` (PKCS 8, not encrypted) as PEM
    /// @throws IOException unreadable or no such key; one sentence with what to do
    public static CatalogueKey privateKey(Path pem) throws IOException {
        return read(pem, "PRIVATE KEY");
    }

    private static CatalogueKey read(Path file, String kind) throws IOException {
        if (!Files.isReadable(file) || Files.size(file) > LARGEST_BYTES) {
            throw new IOException(file + " is no readable key file; check path and permissions.");
        }
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        String head = "-----BEGIN " + kind + "-----";
        String foot = "-----END " + kind + "-----";
        int from = pem.indexOf(head);
        int to = pem.indexOf(foot, Math.max(from, 0));
        if (from >= 0 && to > from) {
            try {
                byte[] der =
                        Base64.getMimeDecoder().decode(pem.substring(from + head.length(), to));
                return of(decode(der, kind));
            } catch (IllegalArgumentException | GeneralSecurityException wrong) {
                // Falls through to the sentence below; the cause could quote a private key.
            }
        }
        throw new IOException(
                file
                        + " holds no "
                        + kind
                        + " of Ed25519 or RSA (3,072 bits) as PEM; make one with"
                        + " 'openssl genpkey -algorithm ed25519' and 'openssl pkey -pubout'.");
    }

    private static Key decode(byte[] der, String kind) throws GeneralSecurityException {
        EncodedKeySpec spec =
                kind.equals("PUBLIC KEY")
                        ? new X509EncodedKeySpec(der)
                        : new PKCS8EncodedKeySpec(der);
        try {
            return decode(KeyFactory.getInstance("Ed25519"), spec);
        } catch (GeneralSecurityException _) {
            return decode(KeyFactory.getInstance("RSA"), spec);
        }
    }

    private static Key decode(KeyFactory factory, EncodedKeySpec spec)
            throws GeneralSecurityException {
        return spec instanceof X509EncodedKeySpec
                ? factory.generatePublic(spec)
                : factory.generatePrivate(spec);
    }

    private Signature signature() throws GeneralSecurityException {
        if (!(key instanceof RSAKey)) return Signature.getInstance("Ed25519");
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PS512);
        return signature;
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        if (!(key instanceof PrivateKey secret)) {
            throw new GeneralSecurityException("only a private key signs");
        }
        Signature signature = signature();
        signature.initSign(secret);
        signature.update(content);
        return signature.sign();
    }

    boolean verifies(byte[] content, byte[] signed) {
        if (!(key instanceof PublicKey known)) return false;
        try {
            Signature signature = signature();
            signature.initVerify(known);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// Never the key itself.
    @Override
    public String toString() {
        return "CatalogueKey[" + key.getAlgorithm() + "]";
    }
}
