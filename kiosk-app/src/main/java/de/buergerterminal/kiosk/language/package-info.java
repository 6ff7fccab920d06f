/// Languages, texts and their keys. `Texts` finds a sentence by language and key in the property
/// files beside it; German is complete, other languages fall back to it. No sentence of the user
/// interface stands anywhere else.
@NullMarked
package de.buergerterminal.kiosk.language;

import org.jspecify.annotations.NullMarked;
