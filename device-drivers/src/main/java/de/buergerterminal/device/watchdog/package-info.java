/// Who watches the watcher: the service manager (`sd_notify`) and the hardware watchdog of the
/// machine, both fed only while the program answers. Start reading at `Watchkeeper`. It knows no
/// device and no screen; what counts as answering is said from outside.
@NullMarked
package de.buergerterminal.device.watchdog;

import org.jspecify.annotations.NullMarked;
