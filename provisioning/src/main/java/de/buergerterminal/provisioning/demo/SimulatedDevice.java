package de.buergerterminal.provisioning.demo;

import de.buergerterminal.device.simulator.SimulatedAusweisApp;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import de.buergerterminal.device.simulator.SimulatedLockers;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedPn532;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// One running simulated device with its words.
///
/// @param address what the driver's URI must point at
record SimulatedDevice(String address, List<Verb> verbs, AutoCloseable handle)
        implements AutoCloseable {
    private static final int LOCKERS = 3;

    static SimulatedDevice start(String device, URI at) throws IOException {
        return switch (device) {
            case "receipt-printer" -> {
                var printer = SimulatedReceiptPrinter.at(at);
                yield new SimulatedDevice(
                        serialOr("escpos", at, at.getPort() == 0 ? printer.port() : at.getPort()),
                        DeviceVerbs.of(printer),
                        printer);
            }
            case "document-printer" -> {
                var printer = SimulatedDocumentPrinter.at(at);
                yield new SimulatedDevice(
                        printer.uri().toString(), DeviceVerbs.of(printer), printer);
            }
            case "payment-terminal" -> {
                var terminal = SimulatedPaymentTerminal.at(at);
                terminal.presentCardsAutomatically(Duration.ofSeconds(3));
                yield new SimulatedDevice(
                        terminal.driverUri().toString(), TerminalVerbs.of(terminal), terminal);
            }
            case "code-scanner" -> {
                var scanner = SimulatedCodeScanner.at(at);
                yield new SimulatedDevice(
                        serialOr("scanner", at, at.getPort()), DeviceVerbs.of(scanner), scanner);
            }
            case "card-reader" -> {
                var module = SimulatedPn532.at(at);
                yield new SimulatedDevice(
                        serialOr("pn532", at, at.getPort() == 0 ? module.port() : at.getPort()),
                        DeviceVerbs.of(module),
                        module);
            }
            case "identity-reader" -> {
                var program = SimulatedAusweisApp.at(at);
                yield new SimulatedDevice(
                        program.driverUri().toString(), DeviceVerbs.of(program), program);
            }
            case "wires" -> {
                var wires = SimulatedWires.at(Math.max(at.getPort(), 0));
                var lockers = SimulatedLockers.on(wires, LOCKERS);
                yield new SimulatedDevice(
                        wires.wire("presence").toString(),
                        DeviceVerbs.ofTerminal(wires, lockers),
                        wires);
            }
            default ->
                    throw new IllegalArgumentException(
                            "There is no simulated '"
                                    + device
                                    + "'; choose receipt-printer, document-printer,"
                                    + " payment-terminal, code-scanner,"
                                    + " card-reader, identity-reader or wires.");
        };
    }

    private static String serialOr(String protocol, URI at, int port) {
        return "pty".equals(at.getScheme())
                ? protocol + "+serial://" + at.getSchemeSpecificPart()
                : protocol + "+tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        try {
            handle.close();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("The simulated device could not be closed.", failed);
        }
    }
}
