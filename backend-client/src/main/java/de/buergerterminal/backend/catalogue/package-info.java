/// The town hall's offer as data: `ServiceCatalogue` holds `PublicService`s, each with a `Form` of
/// pages and sealed `Field`s, a `Fee` and the needs that a terminal must meet. The stock catalogue
/// lies beside these classes as resources (JSON Schema 2020-12 + layout + texts); property names
/// are FIM ids where they exist; `docs/catalogue-format.md` describes the files for a town's own.
/// `CatalogueLoader` reads them, `SignedCatalogue` only those that a known key has signed,
/// `SchemaValidator` judges documents. Everything else here is pure: no clock, no screen, no I/O.
@NullMarked
package de.buergerterminal.backend.catalogue;

import org.jspecify.annotations.NullMarked;
