package de.buergerterminal.backend.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A catalogue folder with `manifest.json`, which names every file with its SHA-256, and
/// `manifest.sig`, the signature over the manifest's bytes in Base64. The signature is verified
/// before anything else is read, and each file is judged and used from the same bytes; files that
/// the manifest does not name are never read.
///
/// @param version of the manifest, counts up
/// @param catalogue what the files say
public record SignedCatalogue(int version, ServiceCatalogue catalogue) {
    private static final int LARGEST_SIGNATURE = 4_096;
    private static final int MOST_LISTED = 10_000;

    /// Verifies and loads.
    ///
    /// @param key the public key that this terminal or office was told
    /// @throws BrokenCatalogueException unsigned, signed by somebody else, changed since, or not a
    ///   good catalogue; says which
    public static SignedCatalogue load(Path folder, CatalogueKey key)
            throws BrokenCatalogueException {
        CatalogueFiles files = CatalogueFiles.in(folder);
        byte[] manifest = required(files, CatalogueManifest.NAME, BoundedJson.LARGEST_BYTES);
        byte[] signature = required(files, CatalogueManifest.SIGNATURE, LARGEST_SIGNATURE);
        if (!key.verifies(manifest, decoded(signature))) {
            throw broken(
                    CatalogueManifest.SIGNATURE,
                    "does not fit the manifest and the configured key",
                    "ask whoever made this catalogue for one signed with that key");
        }
        CatalogueManifest listed = CatalogueManifest.parse(manifest);
        CatalogueFiles sealed = name -> unchanged(files, name, listed);
        for (String name : new TreeMap<>(listed.files()).keySet()) {
            try {
                sealed.read(name);
            } catch (IOException changed) {
                throw broken(
                        name,
                        "is missing or is not the file that was signed",
                        "copy the signed catalogue again, whole and unchanged");
            }
        }
        return new SignedCatalogue(
                listed.version(), CatalogueLoader.load(sealed, listed.version()));
    }

    private static byte[] required(CatalogueFiles files, String name, int largest)
            throws BrokenCatalogueException {
        try {
            byte[] content = files.read(name);
            if (content.length <= largest) return content;
        } catch (IOException _) {
            // The sentence below says it.
        }
        throw broken(
                name,
                "is missing, unreadable or too large: this catalogue is not signed",
                "sign it with 'buergerterminal catalogue sign'");
    }

    private static byte[] decoded(byte[] base64) {
        try {
            return Base64.getDecoder()
                    .decode(new String(base64, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static byte[] unchanged(CatalogueFiles files, String name, CatalogueManifest listed)
            throws IOException {
        String hash = listed.files().get(name);
        if (hash == null) throw new IOException("not in the manifest");
        byte[] content = files.read(name);
        if (!CatalogueManifest.sha256(content).equals(hash)) throw new IOException("changed");
        return content;
    }

    private static BrokenCatalogueException broken(String file, String what, String cure) {
        return new BrokenCatalogueException(List.of(new CatalogueProblem(file, "", 0, what, cure)));
    }

    /// Checks the catalogue, then writes manifest and signature beside it.
    ///
    /// @param version 1 to 999,999,999, higher than that of any release before
    /// @throws BrokenCatalogueException not fit for citizens; nothing was written
    /// @throws IOException a file could not be read or written
    public static SignedCatalogue sign(Path folder, int version, CatalogueKey key)
            throws BrokenCatalogueException, IOException, GeneralSecurityException {
        if (version < 1 || version > CatalogueManifest.LARGEST_VERSION) {
            throw new IllegalArgumentException(
                    "The version must be 1 to 999,999,999, higher than that of the last release.");
        }
        CatalogueFiles files = CatalogueFiles.in(folder);
        Map<String, String> hashes = new TreeMap<>();
        CatalogueFiles watched =
                name -> {
                    byte[] content = files.read(name);
                    hashes.put(name, CatalogueManifest.sha256(content));
                    return content;
                };
        ServiceCatalogue catalogue = CatalogueLoader.load(watched, version);
        byte[] manifest = new CatalogueManifest(version, hashes).toJson();
        String signature = Base64.getEncoder().encodeToString(key.sign(manifest)) + "\n";
        Files.write(folder.resolve(CatalogueManifest.NAME), manifest);
        Files.writeString(folder.resolve(CatalogueManifest.SIGNATURE), signature);
        return new SignedCatalogue(version, catalogue);
    }

    /// Files beside the catalogue's own, which nobody will read; at most 10,000 are looked at.
    public static List<String> strangers(Path folder) throws BrokenCatalogueException, IOException {
        CatalogueFiles files = CatalogueFiles.in(folder);
        CatalogueManifest listed =
                CatalogueManifest.parse(
                        required(files, CatalogueManifest.NAME, BoundedJson.LARGEST_BYTES));
        try (Stream<Path> all = Files.walk(folder, 3)) {
            return all.limit(MOST_LISTED)
                    .filter(Files::isRegularFile)
                    .map(it -> folder.relativize(it).toString().replace('\\', '/'))
                    .filter(it -> !listed.files().containsKey(it))
                    .filter(it -> !it.equals(CatalogueManifest.NAME))
                    .filter(it -> !it.equals(CatalogueManifest.SIGNATURE))
                    .sorted()
                    .toList();
        }
    }

    /// Copies manifest, signature and the files they cover, and nothing else.
    static void copy(Path from, Path to) throws IOException, BrokenCatalogueException {
        CatalogueManifest listed =
                CatalogueManifest.parse(
                        required(
                                CatalogueFiles.in(from),
                                CatalogueManifest.NAME,
                                BoundedJson.LARGEST_BYTES));
        for (String name :
                Stream.concat(
                                listed.files().keySet().stream(),
                                Stream.of(CatalogueManifest.NAME, CatalogueManifest.SIGNATURE))
                        .toList()) {
            Path target = to.resolve(name);
            Path parent = target.getParent();
            if (parent != null) Files.createDirectories(parent);
            try (InputStream in = Files.newInputStream(from.resolve(name))) {
                Files.write(target, in.readNBytes(BoundedJson.LARGEST_BYTES));
            }
        }
    }
}
