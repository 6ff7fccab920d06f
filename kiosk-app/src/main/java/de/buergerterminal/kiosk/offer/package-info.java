/// Device health and link state in, the services that work now out, with a reason for each that
/// does not: `OfferRules` is pure. Start at `Offer`.
@NullMarked
package de.buergerterminal.kiosk.offer;

import org.jspecify.annotations.NullMarked;
