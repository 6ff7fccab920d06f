@NullMarked
package de.buergerterminal.kiosk.screen.part;

import org.jspecify.annotations.NullMarked;
