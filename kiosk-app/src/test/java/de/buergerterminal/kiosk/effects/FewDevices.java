package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.StaffCall;
import java.util.Optional;

/// Terminals that lack nearly everything.
final class FewDevices {
    static final Devices NONE = with(Optional.empty(), Optional.empty(), Optional.empty());

    private FewDevices() {}

    static Devices printer(Optional<? extends ReceiptPrinter> printer) {
        return with(printer.map(it -> it), Optional.empty(), Optional.empty());
    }

    static Devices wires(DoorContact door, StaffCall call) {
        return with(Optional.empty(), Optional.of(door), Optional.of(call));
    }

    private static Devices with(
            Optional<ReceiptPrinter> printer,
            Optional<DoorContact> door,
            Optional<StaffCall> staffCall) {
        return new Devices(
                printer,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                door,
                Optional.empty(),
                staffCall);
    }
}
