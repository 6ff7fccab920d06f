/// The same scenarios for every device of a kind, simulated or real: what a driver and its device
/// must do together before a terminal may be handed over. Without a property they run against the
/// simulators. With `-Ddevice.receipt-printer=escpos+serial:///dev/...` (the kind's word and the
/// address as in `kiosk.yaml`) they run against that device; steps that need hands are asked for in
/// German and English and waited for. Start reading at `Bench`.
@NullMarked
package de.buergerterminal.device.conformance;

import org.jspecify.annotations.NullMarked;
