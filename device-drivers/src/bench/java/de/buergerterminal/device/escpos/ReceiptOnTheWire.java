package de.buergerterminal.device.escpos;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.simulator.PrinterModel;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Two figures of wire economy. How many bytes a receipt needs as text compared with the same
/// receipt as dots (at most a third is wanted), and how busy a paced pseudo-terminal is while the
/// real driver prints (at least 95 % is wanted): wire time of the bytes by the time until the last
/// one has left. Status is asked and reported as in service. A
/// printer that cannot forget gets one piece at a time and shows what the window is worth.
public final class ReceiptOnTheWire {
    private static final int RUNS = 5;

    private ReceiptOnTheWire() {}

    /// Prints the table on standard output.
    public static void measure() throws Exception {
        var profile = PrinterProfile.of("80mm");
        var text = EscposEncoder.encode(SampleReceipt.of(), profile).length;
        var plain = EscposEncoder.encode(german(), profile).length;
        var dots = EscposEncoder.encode(SampleReceipt.of(), Profiles.withoutLetters()).length;
        var plainDots = EscposEncoder.encode(german(), Profiles.withoutLetters()).length;
        say("receipt with foreign names   text %6d bytes, dots %6d bytes, ratio %.3f", text, dots, 1.0 * text / dots);
        say("receipt in German            text %6d bytes, dots %6d bytes, ratio %.3f", plain, plainDots, 1.0 * plain / plainDots);
        for (var baud : new int[] {9_600, 38_400, 115_200}) {
            say(
                    "line busy at %6d baud      text %.3f, mixed %.3f, lines of 10 ms each %.3f; one piece at a time %.3f",
                    baud,
                    busy(baud, PrinterModel.FULL, german(), Duration.ZERO),
                    busy(baud, PrinterModel.FULL, SampleReceipt.of(), Duration.ZERO),
                    busy(baud, PrinterModel.FULL, german(), Duration.ofMillis(10)),
                    busy(baud, PrinterModel.OLD, SampleReceipt.of(), Duration.ofMillis(10)));
        }
    }

    /// The median of some receipts in a row.
    private static double busy(int baud, PrinterModel model, PrintDocument receipt, Duration lineTime) throws Exception {
        var folder = Files.createTempDirectory("wire");
        var link = folder.resolve("printer");
        var uri = URI.create("escpos+serial://" + link + "?baud=" + baud + (model == PrinterModel.OLD ? "&profile=TM-T88II" : ""));
        try (var device = SimulatedReceiptPrinter.at(URI.create("pty:" + link), model);
                var printer = EscposReceiptPrinter.at(new DeviceId("receipt-printer"), uri)) {
            device.receiveAt(baud);
            device.printEachLineIn(lineTime);
            printer.start(_ -> {});
            print(printer, receipt);
            var ratios = new ArrayList<Double>();
            for (var i = 0; i < RUNS; i++) {
                device.measureNextReceipt();
                var use = new ArrayList<Double>();
                device.onReceipt(_ -> use.add(device.lineUse().busy()));
                print(printer, receipt);
                ratios.add(use.getFirst());
            }
            ratios.sort(null);
            return ratios.get(RUNS / 2);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws Exception {
        Files.deleteIfExists(folder.resolve("printer"));
        Files.deleteIfExists(folder);
    }

    private static void print(EscposReceiptPrinter printer, PrintDocument receipt) throws Exception {
        var outcome = printer.print(receipt).get(120, TimeUnit.SECONDS);
        if (!(outcome instanceof PrintOutcome.Delivered)) throw new IllegalStateException(outcome.toString());
    }

    /// What most citizens get.
    private static PrintDocument german() {
        return new PrintDocument(
                SampleReceipt.of().elements().stream()
                        .filter(it -> !(it instanceof PrintDocument.Pair(var name, var _) && name.equals("Zweiter Halter")))
                        .filter(it -> !(it instanceof PrintDocument.Text(var line, var _, var _, var _) && line.startsWith("شكرا")))
                        .toList());
    }

    private static void say(String figures, Object... values) {
        System.out.println(String.format(Locale.ROOT, figures, values));
    }

    /// This comparison alone.
    public static void main(String... arguments) throws Exception {
        if (!List.of(arguments).isEmpty()) throw new IllegalArgumentException("no arguments");
        measure();
    }
}
