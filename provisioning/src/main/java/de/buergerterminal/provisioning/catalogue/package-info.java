/// The technician's side of a town's catalogue: `CatalogueCommand` checks, signs and verifies a
/// folder, `ImportXdfCommand` begins a service from FIM's form. The work itself is done by
/// `backend.catalogue`, the same code that a terminal runs, so that both say the same.
@NullMarked
package de.buergerterminal.provisioning.catalogue;

import org.jspecify.annotations.NullMarked;
