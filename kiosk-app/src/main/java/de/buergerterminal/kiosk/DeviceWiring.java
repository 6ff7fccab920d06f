package de.buergerterminal.kiosk;

import static de.buergerterminal.device.DeviceKind.CARD_READER;
import static de.buergerterminal.device.DeviceKind.CODE_SCANNER;
import static de.buergerterminal.device.DeviceKind.DOCUMENT_PRINTER;
import static de.buergerterminal.device.DeviceKind.DOOR_CONTACT;
import static de.buergerterminal.device.DeviceKind.IDENTITY_READER;
import static de.buergerterminal.device.DeviceKind.LOCKER_LOCK;
import static de.buergerterminal.device.DeviceKind.PAYMENT_TERMINAL;
import static de.buergerterminal.device.DeviceKind.PRESENCE_SENSOR;
import static de.buergerterminal.device.DeviceKind.RECEIPT_PRINTER;
import static de.buergerterminal.device.DeviceKind.STAFF_CALL;
import static de.buergerterminal.device.DeviceKind.STATUS_LIGHT;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.device.codescan.keyboard.KeyboardCodeScanner;
import de.buergerterminal.device.codescan.video.CameraCodeScanner;
import de.buergerterminal.device.eid.AusweisAppReader;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.gpio.GpioDoorContact;
import de.buergerterminal.device.gpio.GpioLockerLock;
import de.buergerterminal.device.gpio.GpioPresenceSensor;
import de.buergerterminal.device.gpio.GpioStaffCall;
import de.buergerterminal.device.gpio.GpioStatusLight;
import de.buergerterminal.device.ipp.IppDocumentPrinter;
import de.buergerterminal.device.smartcard.CardReaders;
import de.buergerterminal.device.zvt.ZvtPaymentTerminal;
import de.buergerterminal.kiosk.effects.Devices;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// From addresses to drivers. A device is named after its kind, since a terminal has one of each.
final class DeviceWiring {
    private DeviceWiring() {}

    /// @param dataDir where the receipt printer keeps over a restart how much paper is left
    /// @throws ConfigurationException an address is wrong; the sentence names the device
    static Devices of(Map<DeviceKind, URI> addresses, Path dataDir) {
        var paper = dataDir.resolve("receipt-printer.paper");
        return new Devices(
                open(
                        addresses,
                        RECEIPT_PRINTER,
                        (id, address) -> EscposReceiptPrinter.at(id, address, paper)),
                open(addresses, DOCUMENT_PRINTER, IppDocumentPrinter::at),
                open(addresses, CODE_SCANNER, DeviceWiring::scanner),
                open(addresses, PAYMENT_TERMINAL, ZvtPaymentTerminal::at),
                open(addresses, CARD_READER, CardReaders::at),
                open(addresses, IDENTITY_READER, AusweisAppReader::at),
                open(addresses, PRESENCE_SENSOR, GpioPresenceSensor::at),
                open(addresses, STATUS_LIGHT, GpioStatusLight::at),
                open(addresses, DOOR_CONTACT, GpioDoorContact::at),
                open(addresses, LOCKER_LOCK, GpioLockerLock::at),
                open(addresses, STAFF_CALL, GpioStaffCall::at));
    }

    private static CodeScanner scanner(DeviceId id, URI address) {
        return switch (String.valueOf(address.getScheme())) {
            case "scanner+input" -> KeyboardCodeScanner.at(id, address);
            case "camera" -> CameraCodeScanner.at(id, address);
            default -> SerialCodeScanner.at(id, address);
        };
    }

    private static <D> Optional<D> open(
            Map<DeviceKind, URI> addresses, DeviceKind kind, BiFunction<DeviceId, URI, D> driver) {
        try {
            return Optional.ofNullable(addresses.get(kind))
                    .map(uri -> driver.apply(new DeviceId(kind.word()), uri));
        } catch (ConfigurationException wrong) {
            throw new ConfigurationException("devices." + kind.word() + ": " + wrong.getMessage());
        }
    }
}
