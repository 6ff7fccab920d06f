package de.buergerterminal.backend.catalogue;

/// The catalogue that comes with the product, as resources beside this class: an example every town
/// can start from.
public final class StockCatalogue {
    private StockCatalogue() {}

    /// Reads and checks it anew with each call.
    public static ServiceCatalogue load() {
        try {
            return CatalogueLoader.load(CatalogueFiles.beside(StockCatalogue.class));
        } catch (BrokenCatalogueException broken) {
            throw new IllegalStateException("this build carries a broken stock catalogue", broken);
        }
    }
}
