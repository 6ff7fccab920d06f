/// The few system calls of Linux that Java has no words for, as numbers and bytes: files with
/// `ioctl`, waiting on one file, Unix datagrams. Start reading at `Kernel`. It knows no device; the
/// structures are filled and read by whoever speaks to one. Simulators stand in for it byte by
/// byte.
@NullMarked
package de.buergerterminal.device.kernel;

import org.jspecify.annotations.NullMarked;
