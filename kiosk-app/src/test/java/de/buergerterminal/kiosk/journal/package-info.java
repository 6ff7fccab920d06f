@NullMarked
package de.buergerterminal.kiosk.journal;

import org.jspecify.annotations.NullMarked;
