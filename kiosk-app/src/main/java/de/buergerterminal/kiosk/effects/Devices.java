package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.IdentityReader;
import de.buergerterminal.device.LockerLock;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.StaffCall;
import de.buergerterminal.device.StatusLight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The devices this terminal has; each may be missing.
public record Devices(
        Optional<ReceiptPrinter> printer,
        Optional<DocumentPrinter> documents,
        Optional<CodeScanner> scanner,
        Optional<PaymentTerminal> terminal,
        Optional<CardReader> cards,
        Optional<IdentityReader> identity,
        Optional<PresenceSensor> presence,
        Optional<StatusLight> light,
        Optional<DoorContact> door,
        Optional<LockerLock> lockers,
        Optional<StaffCall> staffCall) {
    public List<Device> all() {
        return Stream.<Optional<? extends Device>>of(
                        printer, documents, scanner, terminal, cards, identity, presence, light,
                        door, lockers, staffCall)
                .<Device>flatMap(Optional::stream)
                .toList();
    }
}
