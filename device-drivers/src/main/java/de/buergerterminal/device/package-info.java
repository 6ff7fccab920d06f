/// What the rest of the world sees of the hardware: a {@link de.buergerterminal.device.Device} with
/// a health in words, and one interface per capability. Start reading at `Device`, `DeviceHealth`
/// and `FaultCode`. Words follow CEN/XFS4IoT (CWA 17852:2022). No protocol, no byte and no library
/// type lives here, and nothing here knows citizens, screens or town halls.
@NullMarked
package de.buergerterminal.device;

import org.jspecify.annotations.NullMarked;
