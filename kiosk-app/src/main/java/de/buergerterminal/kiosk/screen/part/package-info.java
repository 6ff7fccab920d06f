/// The parts that screens are put together from: lettering, buttons, cards, fields, the on-screen
/// keyboard. They know texts and the catalogue's field types, but no session and no screen. Every
/// control gets a stable id, an accessible text and a size of at least 1.7 em (15 mm).
@NullMarked
package de.buergerterminal.kiosk.screen.part;

import org.jspecify.annotations.NullMarked;
