package de.buergerterminal.device.ipp;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs inside the namespace of [IppPeerTest]: starts the programs, plays the scenes, tells what
/// the driver told, one line each.
final class IppPeerMain {
    private static final PageDocument PDF = new PageDocument.Pdf(SamplePdf.withPages(1));
    private static final JobLimits PATIENT = limits(Duration.ofSeconds(60));
    private static final JobLimits IMPATIENT = limits(Duration.ofSeconds(2));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final PrintPeers peers;

    private IppPeerMain(PrintPeers peers) {
        this.peers = peers;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            var scenes = new IppPeerMain(new PrintPeers(Path.of(arguments[0])));
            scenes.peers.startBus();
            scenes.peers.startPrinter();
            scenes.directly();
            scenes.peers.startServer();
            scenes.throughAPrintServer();
            scenes.foreignClientsAtTheSimulator();
        } catch (Exception failed) {
            System.out.println("broken off: " + failed);
        }
        // The namespace ends with this process and takes what is left with it.
        System.exit(0);
    }

    private void directly() throws Exception {
        var uri = URI.create("ipp://localhost:" + PrintPeers.PRINTER_PORT + "/ipp/print");
        try (var printer = driver(uri, PATIENT)) {
            say("printer " + next());
            var can = printer.capabilities().orElseThrow();
            say("takes PDF " + can.pdf() + ", pages " + can.pages());
            say("PDF " + print(printer, PDF));
            say("pages " + print(printer, new PageDocument.Pages(List.of(page()))));
            Files.createFile(peers.noPaper());
            var printing = printer.print(PDF, PrintTicket.plain(), this::tell);
            say("without paper " + nextThat("waits.*"));
            Files.delete(peers.noPaper());
            say("refilled " + word(printing.outcome().get(60, TimeUnit.SECONDS)));
        }
        try (var printer = driver(uri, IMPATIENT)) {
            nextThat("online");
            Files.createFile(peers.noPaper());
            say("never refilled " + print(printer, PDF));
            Files.delete(peers.noPaper());
        }
    }

    private void throughAPrintServer() throws Exception {
        var printer = "ipp://localhost:" + PrintPeers.PRINTER_PORT + "/ipp/print";
        say("queue " + peers.run("lpadmin", "-p", "peer", "-E", "-v", printer, "-m", "everywhere"));
        var uri = URI.create("ipp://127.0.0.1:" + PrintPeers.SERVER_PORT + "/printers/peer");
        try (var queue = driver(uri, PATIENT)) {
            nextThat("online|degraded");
            say("through the queue " + print(queue, PDF));
        }
        try (var queue = driver(uri, IMPATIENT)) {
            nextThat("online|degraded");
            Files.createFile(peers.noPaper());
            say("queue never refilled " + print(queue, PDF));
            Files.delete(peers.noPaper());
        }
    }

    private void foreignClientsAtTheSimulator() throws Exception {
        try (var device = SimulatedDocumentPrinter.at(URI.create("tcp://127.0.0.1:0"))) {
            var uri = device.uri().toString();
            var file = peers.folder().resolve("test.pdf");
            Files.write(file, SamplePdf.withPages(2));
            say("ipptool asks " + peers.run("ipptool", "-t", uri, "get-printer-attributes.test"));
            say(
                    "ipptool prints "
                            + peers.run("ipptool", "-tf", file.toString(), uri, "print-job.test"));
            say(
                    "lpadmin "
                            + peers.run(
                                    "lpadmin", "-p", "sim", "-E", "-v", uri, "-m", "everywhere"));
            say("lp " + peers.run("lp", "-d", "sim", file.toString()));
            for (var i = 0; i < 300 && device.documents().size() < 2; i++) Thread.sleep(100);
            say("simulator printed " + device.documents().size());
        }
    }

    private IppDocumentPrinter driver(URI uri, JobLimits limits) {
        told.clear();
        var printer =
                new IppDocumentPrinter(
                        new DeviceId("document-printer"),
                        PrinterAddress.of(uri),
                        limits,
                        Pace.standard());
        printer.start(health ->
                told.add(
                        health.reason()
                                .map(it -> health.word() + " " + it.code())
                                .orElse(health.word())));
        return printer;
    }

    private String print(IppDocumentPrinter printer, PageDocument document) throws Exception {
        var printing = printer.print(document, PrintTicket.plain(), this::tell);
        return word(printing.outcome().get(90, TimeUnit.SECONDS));
    }

    private void tell(PrintProgress progress) {
        if (progress instanceof PrintProgress.WaitingForStaff(var fault)) {
            told.add("waits " + fault.code());
        }
    }

    private static String word(DocumentOutcome outcome) {
        return switch (outcome) {
            case DocumentOutcome.Delivered _ -> "delivered";
            case DocumentOutcome.NotPrinted(var fault) -> "not printed " + fault;
            case DocumentOutcome.Partial(var fault) -> "partial " + fault.code();
            case DocumentOutcome.Cancelled _ -> "cancelled";
        };
    }

    private static BufferedImage page() {
        var page = new BufferedImage(420, 594, BufferedImage.TYPE_INT_RGB);
        page.createGraphics().fillRect(0, 0, 420, 594);
        return page;
    }

    private static JobLimits limits(Duration patience) {
        return new JobLimits(
                Duration.ofSeconds(30), Duration.ofMinutes(2), patience, Duration.ofSeconds(5));
    }

    private String next() throws InterruptedException {
        var word = told.poll(40, TimeUnit.SECONDS);
        return word == null ? "nothing" : word;
    }

    private String nextThat(String regex) throws InterruptedException {
        for (var i = 0; i < 4; i++) {
            var word = next();
            if (word.matches(regex)) return word;
        }
        return "nothing like " + regex;
    }

    private static void say(String line) {
        System.out.println("> " + line);
    }
}
