package de.buergerterminal.provisioning.demo;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.office.CaseState;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import de.buergerterminal.backend.office.ReceivedCase;
import de.buergerterminal.device.simulator.PrintedReceipt;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import de.buergerterminal.device.simulator.SimulatedLockers;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.device.simulator.SimulatedWires;
import de.buergerterminal.provisioning.fleet.FleetException;
import de.buergerterminal.provisioning.fleet.FleetServer;
import de.buergerterminal.provisioning.fleet.FleetSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Everything around the kiosk, on loopback and in one process: simulated devices, the reference
/// office, a broker, the fleet console and the dock. Opened and closed as one.
final class TownHallInABox implements AutoCloseable {
    static final String KIOSK_ID = "mus-k07";
    private static final int ANY_PORT = 0;
    private static final int LOCKERS = 2;

    final SimulatedReceiptPrinter printer;
    final SimulatedPaymentTerminal terminal;
    final SimulatedCodeScanner scanner;
    final SimulatedWires wires;
    final SimulatedLockers lockers;
    final Office office;
    final EmbeddedBroker broker;
    final FleetServer fleet;
    final Dock dock;
    final ServiceCatalogue catalogue;
    private final Path folder;
    private final Deque<AutoCloseable> opened;

    private TownHallInABox(Path folder, Deque<AutoCloseable> opened) throws IOException {
        this.folder = folder;
        this.opened = opened;
        catalogue = StockCatalogue.load();
        var startingBroker = CompletableFuture.supplyAsync(TownHallInABox::startBroker);

        printer = keep(SimulatedReceiptPrinter.at(URI.create("pty:" + folder.resolve("printer"))));
        scanner = keep(SimulatedCodeScanner.at(URI.create("pty:" + folder.resolve("scanner"))));
        terminal = keep(SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:" + ANY_PORT)));
        terminal.slowHost(Duration.ofMillis(1200));
        wires = keep(SimulatedWires.at(ANY_PORT));
        lockers = SimulatedLockers.on(wires, LOCKERS);
        office =
                keep(
                        Office.start(
                                new OfficeSettings(ANY_PORT, folder.resolve("office"), catalogue)
                                        .withoutSignIn()));
        broker = keep(startingBroker.join());
        fleet = keep(startConsole());
        dock = keep(Dock.start(ANY_PORT, verbs(), this::lastPicture));
    }

    /// @param folder an empty folder for sockets, keys and data
    static TownHallInABox open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var opened = new ArrayDeque<AutoCloseable>();
        try {
            return new TownHallInABox(folder, opened);
        } catch (IOException | RuntimeException failed) {
            closeAll(opened);
            throw failed;
        }
    }

    private FleetServer startConsole() throws IOException {
        var here = new FleetSettings.Place("Terminal 7", "Rathaus, Foyer");
        try {
            return FleetServer.start(
                    FleetSettings.of(ANY_PORT, broker.uri(), catalogue)
                            .withTerminals(Map.of(KIOSK_ID, here)));
        } catch (FleetException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    private static EmbeddedBroker startBroker() {
        return EmbeddedBroker.start(ANY_PORT);
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    private List<Verb> verbs() {
        var verbs = new ArrayList<Verb>();
        verbs.addAll(DeviceVerbs.ofTerminal(wires, lockers));
        verbs.addAll(DeviceVerbs.of(terminal));
        verbs.addAll(DeviceVerbs.of(printer));
        verbs.addAll(DeviceVerbs.of(scanner));
        verbs.add(
                Verb.of(
                        "Codeleser",
                        "scan-last-receipt",
                        "Letzten Beleg lesen",
                        () -> scanner.scan(lastCode())));
        String desk = "Bürgerbüro";
        verbs.add(
                Verb.of(
                        desk,
                        "office-accept-last",
                        "Letzten Antrag annehmen",
                        () -> office.accept(lastNewCase().caseId())));
        verbs.add(
                Verb.of(
                        desk,
                        "office-reject-last",
                        "Letzten Antrag zurückweisen",
                        () ->
                                office.reject(
                                        lastNewCase().caseId(),
                                        "Bitte legen Sie den Nachweis der Hausverwaltung vor.")));
        verbs.add(Verb.of(desk, "office-go-down", "Büro nicht erreichbar", office::goDown));
        verbs.add(Verb.of(desk, "office-come-up", "Büro wieder erreichbar", office::comeUp));
        return verbs;
    }

    Optional<PrintedReceipt> lastReceipt() {
        List<PrintedReceipt> receipts = printer.receipts();
        return receipts.isEmpty() ? Optional.empty() : Optional.of(receipts.getLast());
    }

    private Optional<java.awt.image.BufferedImage> lastPicture() {
        return lastReceipt().map(PrintedReceipt::picture);
    }

    private String lastCode() {
        return printer.receipts().reversed().stream()
                .flatMap(receipt -> receipt.codes().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no receipt with a code was printed"));
    }

    private ReceivedCase lastNewCase() {
        return office.cases().stream()
                .filter(it -> it.state() == CaseState.NEW)
                .max(java.util.Comparator.comparing(ReceivedCase::receivedAt))
                .orElseThrow(() -> new IllegalStateException("no new case has arrived"));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        closeAll(opened);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                System.err.println("A part of the demo did not close: " + failed.getMessage());
            }
        }
    }
}
