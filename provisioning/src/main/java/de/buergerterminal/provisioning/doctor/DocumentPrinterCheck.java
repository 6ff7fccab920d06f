package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.DocumentPrinter.Capabilities;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.ipp.IppDocumentPrinter;
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

/// `doctor document-printer`.
@Command(
        name = "document-printer",
        description = "Checks a document printer or a print queue (IPP).",
        mixinStandardHelpOptions = true)
final class DocumentPrinterCheck implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(2);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description =
                    "status (default), capabilities to list what it can do, or print-test to print"
                            + " a test page; a printer without paper is waited for, see 'wait' in"
                            + " the address")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var printer = IppDocumentPrinter.at(new DeviceId("document-printer"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(printer, Examination::nothingMore);
            case "capabilities" -> examination.of(printer, it -> capabilities(examination, it));
            case "print-test" -> examination.of(printer, it -> printTest(examination, it));
            default ->
                    throw new ParameterException(
                            line,
                            "Unknown action; a document printer can do: status, capabilities,"
                                    + " print-test.");
        };
    }

    private static int capabilities(Examination examination, DocumentPrinter printer) {
        Capabilities can = printer.capabilities().orElseThrow();
        examination.say("Model: %s", can.model());
        examination.say("PDF: %s", yesOrNo(can.pdf()));
        examination.say("Drawn pages (PWG raster): %s", yesOrNo(can.pages()));
        examination.say("Colour: %s", yesOrNo(can.colour()));
        examination.say("Both sides: %s", yesOrNo(can.bothSides()));
        examination.say("Copies: up to %d", can.mostCopies());
        examination.say("Paper: %s", String.join(", ", can.media()));
        return Main.DONE;
    }

    private static String yesOrNo(boolean can) {
        return can ? "yes" : "no";
    }

    private static int printTest(Examination examination, DocumentPrinter printer)
            throws Exception {
        PageDocument page =
                printer.capabilities().orElseThrow().pdf()
                        ? new PageDocument.Pdf(TestPage.pdf())
                        : new PageDocument.Pages(List.of(TestPage.drawn()));
        var printing =
                printer.print(page, PrintTicket.plain(), progress -> tell(examination, progress));
        DocumentOutcome outcome = Examination.await(printing.outcome(), LONGEST);
        return switch (outcome) {
            case DocumentOutcome.Delivered _ -> {
                examination.say("The test page was printed; the printer confirmed it.");
                yield Main.DONE;
            }
            case DocumentOutcome.Partial it -> {
                examination.say("It is not sure what was printed; look at the output.");
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
            case DocumentOutcome.NotPrinted it -> {
                examination.say("Nothing was printed.");
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
            case DocumentOutcome.Cancelled _ -> {
                examination.say("The test page was taken back.");
                yield Main.REFUSED;
            }
        };
    }

    private static void tell(Examination examination, PrintProgress progress) {
        switch (progress) {
            case PrintProgress.Underway _ -> examination.say("Printing.");
            case PrintProgress.WaitingForStaff(var fault) -> {
                examination.say("The printer stands still; the test page is kept meanwhile.");
                examination.explain(fault);
            }
        }
    }
}
