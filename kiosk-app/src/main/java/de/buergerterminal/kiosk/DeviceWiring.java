package de.buergerterminal.kiosk;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.gpio.GpioPresenceSensor;
import de.buergerterminal.device.gpio.GpioStatusLight;
import de.buergerterminal.device.smartcard.PcscCardReader;
import de.buergerterminal.device.zvt.ZvtPaymentTerminal;
import de.buergerterminal.kiosk.effects.Devices;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// From addresses to drivers. A device is named after its kind, since a terminal has one of each.
final class DeviceWiring {
    private static final Set<DeviceKind> SERVED =
            EnumSet.of(
                    DeviceKind.RECEIPT_PRINTER,
                    DeviceKind.CODE_SCANNER,
                    DeviceKind.PAYMENT_TERMINAL,
                    DeviceKind.CARD_READER,
                    DeviceKind.PRESENCE_SENSOR,
                    DeviceKind.STATUS_LIGHT);

    private DeviceWiring() {}

    /// @throws ConfigurationException an address is wrong, or no driver serves that kind
    static Devices of(Map<DeviceKind, URI> addresses) {
        for (DeviceKind kind : addresses.keySet()) {
            if (!SERVED.contains(kind)) {
                throw new ConfigurationException(
                        "devices."
                                + kind.word()
                                + ": this version has no driver for it; remove it.");
            }
        }
        return new Devices(
                open(addresses, DeviceKind.RECEIPT_PRINTER, EscposReceiptPrinter::at),
                open(addresses, DeviceKind.CODE_SCANNER, SerialCodeScanner::at),
                open(addresses, DeviceKind.PAYMENT_TERMINAL, ZvtPaymentTerminal::at),
                open(addresses, DeviceKind.PRESENCE_SENSOR, GpioPresenceSensor::at),
                open(addresses, DeviceKind.STATUS_LIGHT, GpioStatusLight::at),
                open(addresses, DeviceKind.CARD_READER, PcscCardReader::at));
    }

    private static <D> Optional<D> open(
            Map<DeviceKind, URI> addresses, DeviceKind kind, BiFunction<DeviceId, URI, D> driver) {
        return Optional.ofNullable(addresses.get(kind))
                .map(uri -> driver.apply(new DeviceId(kind.word()), uri));
    }
}
