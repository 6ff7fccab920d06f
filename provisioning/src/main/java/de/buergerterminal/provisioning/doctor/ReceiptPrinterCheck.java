package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Feed;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.provisioning.Main;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor receipt-printer`.
@Command(
        name = "receipt-printer",
        description = "Checks a receipt printer (ESC/POS).",
        mixinStandardHelpOptions = true)
final class ReceiptPrinterCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or print-test to print and cut a test receipt")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var printer = EscposReceiptPrinter.at(new DeviceId("receipt-printer"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(printer, Examination::nothingMore);
            case "print-test" -> examination.of(printer, it -> printTest(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a receipt printer can do: status, print-test.");
        };
    }

    private static int printTest(Examination examination, ReceiptPrinter printer) throws Exception {
        var test =
                new PrintDocument(
                        List.of(
                                new Text("Bürgerterminal", Alignment.CENTRE, Size.LARGE, true),
                                new Text("Testbeleg", Alignment.CENTRE, Size.NORMAL, false),
                                new Rule(),
                                PrintDocument.line("Umlaute: ÄÖÜ äöü ß €"),
                                PrintDocument.line("String.Latin: Š ğ ő ł ç"),
                                new Pair("links", "rechts"),
                                new QrCode("BT-TEST"),
                                new Feed(1)));
        PrintOutcome outcome = Examination.await(printer.print(test), Duration.ofSeconds(35));
        return switch (outcome) {
            case PrintOutcome.Delivered _ -> {
                examination.say("The test receipt was printed; the printer confirmed it.");
                yield Main.DONE;
            }
            case PrintOutcome.Partial it -> {
                examination.say("Only a part of the test receipt was printed.");
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
            case PrintOutcome.NotPrinted it -> {
                examination.say("Nothing was printed.");
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
        };
    }
}
