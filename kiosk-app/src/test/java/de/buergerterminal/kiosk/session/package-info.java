@NullMarked
package de.buergerterminal.kiosk.session;

import org.jspecify.annotations.NullMarked;
