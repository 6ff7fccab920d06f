@NullMarked
package de.buergerterminal.kiosk;

import org.jspecify.annotations.NullMarked;
