/// The tour's finger on the real window with the real rules, without devices.
@NullMarked
package de.buergerterminal.kiosk.tour;

import org.jspecify.annotations.NullMarked;
