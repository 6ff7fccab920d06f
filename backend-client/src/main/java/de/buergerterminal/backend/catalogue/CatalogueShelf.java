package de.buergerterminal.backend.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the last good signed catalogue, so that a bad delivery changes nothing: a terminal goes on
/// with what it had and says why. Never goes back to a lower version.
///
/// @param folder survives a restart; holds `good`, the last good catalogue
public record CatalogueShelf(Path folder) {
    private static final String GOOD = "good";
    private static final String NEXT = "next";
    private static final String FORMER = "former";

    /// What to offer, and why not what was delivered, if so.
    public record Choice(SignedCatalogue offered, Optional<BrokenCatalogueException> refused) {}

    /// The delivered catalogue if it is good, else the last good one, verified again.
    ///
    /// @throws BrokenCatalogueException the delivered one is bad and there is none before it
    /// @throws IOException the shelf cannot be written
    public Choice choose(Path delivered, CatalogueKey key)
            throws BrokenCatalogueException, IOException {
        Optional<SignedCatalogue> last = last(key);
        SignedCatalogue fresh;
        try {
            fresh = SignedCatalogue.load(delivered, key);
            refuseGoingBack(fresh, last);
        } catch (BrokenCatalogueException bad) {
            if (last.isEmpty()) throw bad;
            return new Choice(last.get(), Optional.of(bad));
        }
        if (!last.map(SignedCatalogue::catalogue).equals(Optional.of(fresh.catalogue()))) {
            keep(delivered, key);
        }
        return new Choice(fresh, Optional.empty());
    }

    private static void refuseGoingBack(SignedCatalogue fresh, Optional<SignedCatalogue> last)
            throws BrokenCatalogueException {
        if (last.isEmpty() || last.get().version() < fresh.version()) return;
        boolean same = last.get().catalogue().version().equals(fresh.catalogue().version());
        if (same) return;
        throw new BrokenCatalogueException(
                List.of(
                        new CatalogueProblem(
                                CatalogueManifest.NAME,
                                "/version",
                                0,
                                "is "
                                        + fresh.version()
                                        + ", but this terminal already offers "
                                        + last.get().version(),
                                "sign it with a higher version")));
    }

    private Optional<SignedCatalogue> last(CatalogueKey key) {
        for (String each : List.of(GOOD, FORMER)) {
            if (!Files.isDirectory(folder.resolve(each))) continue;
            try {
                return Optional.of(SignedCatalogue.load(folder.resolve(each), key));
            } catch (BrokenCatalogueException _) {
                // Signed with a key that is no longer trusted, or damaged: as if it were not there.
            }
        }
        return Optional.empty();
    }

    /// A power cut leaves `good` or `former` whole.
    private void keep(Path delivered, CatalogueKey key)
            throws IOException, BrokenCatalogueException {
        Path next = folder.resolve(NEXT);
        Path good = folder.resolve(GOOD);
        Path former = folder.resolve(FORMER);
        delete(next);
        Files.createDirectories(next);
        SignedCatalogue.copy(delivered, next);
        SignedCatalogue.load(next, key);
        if (Files.isDirectory(good)) {
            delete(former);
            Files.move(good, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(next, good, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
