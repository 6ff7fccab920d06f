@NullMarked
package de.buergerterminal.kiosk.receipt;

import org.jspecify.annotations.NullMarked;
