/// The machine readable zone of identity documents (ICAO Doc 9303, 8th edition, parts 3 to 6):
/// cards TD1 and TD2, passports TD3. Pure functions; start reading at `MrzParser`. What a zone says
/// are personal data: nothing here writes them anywhere, and no `toString` repeats them. A right
/// check digit proves that the zone was read well, never that a document is genuine.
@NullMarked
package de.buergerterminal.device.mrz;

import org.jspecify.annotations.NullMarked;
