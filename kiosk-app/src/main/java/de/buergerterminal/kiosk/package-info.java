/// The terminal as a whole: `KioskMain` starts it, `KioskConfigFile` reads `kiosk.yaml`, and
/// `Kiosk` puts the rooms together by plain constructors, to be read from top to bottom. The only
/// package that knows YAML.
@NullMarked
package de.buergerterminal.kiosk;

import org.jspecify.annotations.NullMarked;
