package de.buergerterminal.backend.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/// All private keys of the office, made once (RSA with 4096 bits takes a second or more each) and
/// kept in `keys.p12`, which only the owner may read. Leaf certificates are renewed for the same
/// key when the office starts with less than 90 days left on them.
final class KeyRing {
    private static final int BITS = 4096;
    private static final String ROOT = "root";
    private static final String SERVICE = "service";
    private static final Duration LEAF_LIFE = Duration.ofDays(730);
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(90);

    private final X509Certificate root;
    private final CertificateAuthority authority;
    private final Map<String, OfficeKey> byAlias;

    private KeyRing(
            X509Certificate root, CertificateAuthority authority, Map<String, OfficeKey> byAlias) {
        this.root = root;
        this.authority = authority;
        this.byAlias = byAlias;
    }

    /// @param destinations names of the destinations by id
    static KeyRing open(Path folder, Map<UUID, String> destinations, Instant now)
            throws IOException {
        try {
            return new Workshop(folder, now).open(destinations);
        } catch (GeneralSecurityException broken) {
            throw new IOException(
                    "The keys in "
                            + folder
                            + " cannot be read; restore keys.p12 and keys.password from a backup or"
                            + " move both away to start with new keys.",
                    broken);
        }
    }

    /// The certificate that kiosks must trust.
    X509Certificate root() {
        return root;
    }

    /// Signs with the root key, for certificates beyond those of the ring.
    CertificateAuthority authority() {
        return authority;
    }

    OfficeKey service() {
        return key(SERVICE);
    }

    OfficeKey encryption(UUID destination) {
        return key(destination + ".encryption");
    }

    OfficeKey signature(UUID destination) {
        return key(destination + ".signature");
    }

    private OfficeKey key(String alias) {
        OfficeKey key = byAlias.get(alias);
        if (key == null) throw new IllegalArgumentException("no key " + alias);
        return key;
    }

    static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    static KeyPair generate(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /// The file, its password, and what is still missing in it.
    private static final class Workshop {
        private final Path file;
        private final Instant now;
        private final char[] password;
        private final KeyStore store = KeyStore.getInstance("PKCS12");
        private boolean changed;

        Workshop(Path folder, Instant now) throws IOException, GeneralSecurityException {
            this.file = folder.resolve("keys.p12");
            this.now = now;
            Path passwordFile = folder.resolve("keys.password");
            if (Files.notExists(passwordFile)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                PrivateFile.write(passwordFile, Base64Url.encode(random));
            }
            this.password = Files.readString(passwordFile).strip().toCharArray();
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            } else {
                store.load(null, password);
            }
        }

        KeyRing open(Map<UUID, String> destinations) throws IOException, GeneralSecurityException {
            Map<String, Plan> plans = plans(destinations);
            generateMissing(plans);
            X509Certificate root = root();
            var authority =
                    new CertificateAuthority(
                            root.getSubjectX500Principal(), privateKey(ROOT), root.getPublicKey());
            var keys = new LinkedHashMap<String, OfficeKey>();
            for (var each : plans.entrySet()) {
                keys.put(each.getKey(), certified(each.getKey(), each.getValue(), authority, root));
            }
            if (changed) save();
            return new KeyRing(root, authority, keys);
        }

        private static Map<String, Plan> plans(Map<UUID, String> destinations) {
            var plans = new LinkedHashMap<String, Plan>();
            plans.put(SERVICE, new Plan("Zustelldienst", OfficeKey.Use.SIGNATURE));
            destinations.forEach((id, name) -> {
                plans.put(id + ".encryption", new Plan(name, OfficeKey.Use.ENCRYPTION));
                plans.put(id + ".signature", new Plan(name, OfficeKey.Use.SIGNATURE));
            });
            return plans;
        }

        private void generateMissing(Map<String, Plan> plans)
                throws IOException, GeneralSecurityException {
            List<String> missing =
                    Stream.concat(Stream.of(ROOT), plans.keySet().stream())
                            .filter(alias -> !contains(alias))
                            .toList();
            // Pure computing, so all cores at once.
            List<KeyPair> fresh = missing.parallelStream().map(_ -> pair()).toList();
            for (int i = 0; i < missing.size(); i++) {
                X500Principal name = name(missing.get(i).equals(ROOT) ? "Wurzel" : "neu");
                X509Certificate own =
                        CertificateAuthority.root(
                                name,
                                fresh.get(i),
                                now.minus(Duration.ofDays(1)),
                                now.plus(Duration.ofDays(3650)));
                set(missing.get(i), fresh.get(i).getPrivate(), own);
            }
        }

        /// The key with a certificate of our root, issued now if it has none or an old one.
        private OfficeKey certified(
                String alias, Plan plan, CertificateAuthority authority, X509Certificate root)
                throws GeneralSecurityException {
            Certificate[] chain = store.getCertificateChain(alias);
            boolean good =
                    chain.length == 2
                            && ((X509Certificate) chain[0])
                                    .getNotAfter()
                                    .toInstant()
                                    .isAfter(now.plus(RENEW_BEFORE_END));
            PublicKey publicKey = chain[0].getPublicKey();
            if (!good) {
                X509Certificate leaf =
                        authority.issue(
                                name(plan.name()),
                                publicKey,
                                plan.use() == OfficeKey.Use.ENCRYPTION
                                        ? CertificateAuthority.Use.WRAP_KEYS
                                        : CertificateAuthority.Use.SIGN,
                                now.minus(Duration.ofDays(1)),
                                now.plus(LEAF_LIFE));
                chain = new Certificate[] {leaf, root};
                set(alias, privateKey(alias), chain);
            }
            return OfficeKey.of(
                    plan.use(),
                    privateKey(alias),
                    List.of((X509Certificate) chain[0], (X509Certificate) chain[1]));
        }

        private X509Certificate root() throws GeneralSecurityException {
            return (X509Certificate) store.getCertificate(ROOT);
        }

        private PrivateKey privateKey(String alias) throws GeneralSecurityException {
            Key key = store.getKey(alias, password);
            return (PrivateKey) key;
        }

        private void set(String alias, PrivateKey key, Certificate... chain)
                throws GeneralSecurityException {
            store.setKeyEntry(alias, key, password, chain);
            changed = true;
        }

        private boolean contains(String alias) {
            try {
                return store.containsAlias(alias);
            } catch (GeneralSecurityException unloaded) {
                throw new IllegalStateException("the key store is not loaded", unloaded);
            }
        }

        private static KeyPair pair() {
            try {
                return generate(BITS);
            } catch (GeneralSecurityException noRsa) {
                throw new IllegalStateException("this Java cannot make RSA keys", noRsa);
            }
        }

        private static X500Principal name(String commonName) {
            String quoted = commonName.replace("\\", "\\\\").replace("\"", "\\\"");
            return new X500Principal("CN=\"" + quoted + "\", O=Referenz-Bürgerbüro, C=DE");
        }

        private void save() throws IOException, GeneralSecurityException {
            Path fresh = file.resolveSibling("keys.p12.new");
            PrivateFile.create(fresh);
            try (OutputStream out = Files.newOutputStream(fresh)) {
                store.store(out, password);
            }
            PrivateFile.replace(fresh, file);
        }
    }

    private record Plan(String name, OfficeKey.Use use) {}
}
