/// What all devices on a line have in common: connect, ask who is there, serve, and on trouble
/// report once, back off and try again, for ever. One platform thread per device owns its line;
/// commands such as printing are brought to that thread. Start reading at `Supervisor`; a driver
/// supplies a `Link` and its `Connector`. No protocol lives here.
@NullMarked
package de.buergerterminal.device.supervision;

import org.jspecify.annotations.NullMarked;
