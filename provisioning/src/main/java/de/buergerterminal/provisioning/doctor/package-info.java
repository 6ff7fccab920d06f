/// Device checks for the technician: each command drives one real or simulated device through the
/// production driver and says a verdict in words. Start at `DoctorCommand`.
@NullMarked
package de.buergerterminal.provisioning.doctor;

import org.jspecify.annotations.NullMarked;
