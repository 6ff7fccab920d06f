package de.buergerterminal.kiosk.offer;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.kiosk.offer.Offer.Missing;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the offer depends on, as known now.
///
/// @param devices health of each configured device; a kind that is missing does not exist here
/// @param officeKeyReady whether a request for that service could be sealed
/// @param storageTrouble why the outbox takes no request; empty while it does
/// @param paymentsSettled whether no payment of the past is still unclear
/// @param mode whether staff let citizens use the terminal
public record OfferFacts(
        Map<DeviceKind, DeviceHealth> devices,
        Predicate<ServiceId> officeKeyReady,
        Optional<Missing> storageTrouble,
        boolean paymentsSettled,
        Mode mode) {
    public OfferFacts {
        devices = Map.copyOf(devices);
    }

    boolean usable(DeviceKind kind) {
        DeviceHealth health = devices.get(kind);
        return health != null && health.usable();
    }

    public enum Mode {
        /// The terminal was just switched on; what is missing may come any moment.
        STARTING,
        NORMAL,
        /// Staff took the terminal out of service.
        MAINTENANCE
    }
}
