/// Drives the real terminal with a robot finger and photographs every screen: the demo without a
/// display, and the picture book of the documentation. Start at `TourMain`, then `Tour`, which
/// reads as the story of a morning in the town hall. Not in the production jar.
@NullMarked
package de.buergerterminal.kiosk.tour;

import org.jspecify.annotations.NullMarked;
