/// The texts of the terminal are complete and say what they should.
@NullMarked
package de.buergerterminal.kiosk.language;

import org.jspecify.annotations.NullMarked;
