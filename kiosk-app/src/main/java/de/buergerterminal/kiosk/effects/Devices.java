package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.StatusLight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The devices this terminal has; each may be missing.
public record Devices(
        Optional<ReceiptPrinter> printer,
        Optional<CodeScanner> scanner,
        Optional<PaymentTerminal> terminal,
        Optional<PresenceSensor> presence,
        Optional<StatusLight> light,
        Optional<CardReader> cards) {
    public static final Devices NONE =
            new Devices(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public List<Device> all() {
        return Stream.<Optional<? extends Device>>of(
                        printer, scanner, terminal, presence, light, cards)
                .<Device>flatMap(Optional::stream)
                .toList();
    }
}
