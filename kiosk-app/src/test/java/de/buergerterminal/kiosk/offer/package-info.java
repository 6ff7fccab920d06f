@NullMarked
package de.buergerterminal.kiosk.offer;

import org.jspecify.annotations.NullMarked;
