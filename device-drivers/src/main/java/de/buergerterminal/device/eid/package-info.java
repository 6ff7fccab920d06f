/// ID cards with online function, read by the federal identification program (AusweisApp) on the
/// same computer over its local WebSocket (SDK documentation 2.5, API levels 1 to 3). Start reading
/// at `EidRules`, a pure function from state and event to state, commands and prompts; then
/// `EidMessages`, which reads what the program says, and `AusweisAppReader`, the driver. No
/// personal data ever reach this package: they go from the card to the office's eID server.
@NullMarked
package de.buergerterminal.device.eid;

import org.jspecify.annotations.NullMarked;
