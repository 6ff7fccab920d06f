@NullMarked
package de.buergerterminal.kiosk.effects;

import org.jspecify.annotations.NullMarked;
