/// The other end of each line: simulated devices that speak the device's side of the protocol in
/// real bytes, on a pseudo-terminal or a loopback TCP port, below the unchanged driver. Faults are
/// verbs such as `runOutOfPaper()`. Start reading at `SimulatedReceiptPrinter`. Nothing outside may
/// use this package in production: it is left out of the production jar.
@NullMarked
package de.buergerterminal.device.simulator;

import org.jspecify.annotations.NullMarked;
