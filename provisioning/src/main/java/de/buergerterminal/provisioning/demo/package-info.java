/// The town hall in a box: simulated devices with a dock for hands, the reference office, a broker,
/// the fleet console, and the real kiosk as a process of its own. Start at `DemoCommand`, then
/// `TownHallInABox`. Nothing of this package is in the production jar.
@NullMarked
package de.buergerterminal.provisioning.demo;

import org.jspecify.annotations.NullMarked;
