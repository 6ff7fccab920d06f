package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;

/// What staff hear of this terminal. Methods return at once and never throw.
public interface StaffDesk {
    void deviceChanged(Device device, DeviceHealth health);

    void offerChanged(Offer offer);

    /// Somebody must come, because of that event.
    void call(JournalEvent event);

    /// What that event called for is done.
    void allClear(JournalEvent event);

    /// A terminal without a broker tells nobody; the journal has it all the same.
    StaffDesk NOBODY =
            new StaffDesk() {
                @Override
                public void deviceChanged(Device device, DeviceHealth health) {}

                @Override
                public void offerChanged(Offer offer) {}

                @Override
                public void call(JournalEvent event) {}

                @Override
                public void allClear(JournalEvent event) {}
            };
}
