package de.buergerterminal.kiosk;

import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.CatalogueKey;
import de.buergerterminal.backend.catalogue.CatalogueShelf;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Path;

/// What this terminal offers: the stock catalogue of its own jar, or the town's, which must be
/// signed with the configured key. A bad delivery changes nothing as long as there is a good one
/// before it.
final class CatalogueWiring {
    private CatalogueWiring() {}

    /// @throws ConfigurationException the first catalogue of all is bad, or the key is
    static ServiceCatalogue open(KioskConfig config, Journal journal) {
        if (config.catalogue().isEmpty()) return StockCatalogue.load();
        KioskConfig.Catalogue own = config.catalogue().get();
        try {
            if (own.key().isEmpty()) return ServiceCatalogue.fromFolder(own.folder());
            return signed(own.folder(), own.key().get(), config.dataDir(), journal);
        } catch (BrokenCatalogueException broken) {
            throw new ConfigurationException("catalogueDir: " + broken.getMessage());
        }
    }

    private static ServiceCatalogue signed(Path folder, Path keyFile, Path dataDir, Journal journal)
            throws BrokenCatalogueException {
        CatalogueKey key;
        try {
            key = CatalogueKey.publicKey(keyFile);
        } catch (IOException wrong) {
            throw new ConfigurationException("catalogueKey: " + wrong.getMessage());
        }
        try {
            var choice = new CatalogueShelf(dataDir.resolve("catalogue")).choose(folder, key);
            choice.refused()
                    .ifPresent(it ->
                            journal.record(JournalEvent.CATALOGUE_REFUSED, new Fact.Cause(it)));
            return choice.offered().catalogue();
        } catch (IOException unwritable) {
            throw new ConfigurationException(
                    "dataDir: the catalogue cannot be kept in "
                            + dataDir
                            + "; check permissions and free space.");
        }
    }
}
