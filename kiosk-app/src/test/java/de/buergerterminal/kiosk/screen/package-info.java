/// Screens as pictures and under a robot finger. Nothing here needs a display.
@NullMarked
package de.buergerterminal.kiosk.screen;

import org.jspecify.annotations.NullMarked;
