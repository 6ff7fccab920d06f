package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.escpos.PrinterProfile;
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
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(20);
    private static final Duration LONGEST_JOB = Duration.ofSeconds(60);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = {
                "status (default): how it is and how it works; moves no paper",
                "print-test: print and cut a page that shows whether the profile fits",
                "clear: forget what it holds and cut off what hangs out"
            })
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var printer =
                EscposReceiptPrinter.examinedAt(new DeviceId("receipt-printer"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(printer, it -> facts(examination, it));
            case "print-test" -> examination.of(printer, it -> printTest(examination, it));
            case "clear" -> examination.of(printer, it -> clear(examination, it));
            default ->
                    throw new ParameterException(
                            line,
                            "Unknown action; a receipt printer can do: status, print-test, clear.");
        };
    }

    private static int facts(Examination examination, EscposReceiptPrinter printer)
            throws Exception {
        var found = Examination.await(printer.examine(), LONGEST_QUESTION);
        if (found.isEmpty()) {
            examination.say("It went away while it was asked; check the cable.");
            return Main.REFUSED;
        }
        var profile = found.get().profile();
        examination.say(
                "Profile %s: %d columns, %d dots, %s, %s.",
                profile.name(),
                profile.columns(),
                profile.dots(),
                profile.cutter() == PrinterProfile.Cutter.NONE ? "no knife" : "cuts",
                profile.nativeQr() ? "draws QR codes itself" : "gets QR codes as dots");
        if (found.get().confirmation().isEmpty()) {
            examination.explain(Fault.of(FaultCode.NOTHING_CONFIRMED));
            return Main.REFUSED;
        }
        examination.say("It confirms receipts by %s.", found.get().confirmation().get().word());
        examination.say(
                found.get().forgets()
                        ? "It clears its buffer when told to."
                        : "It does not say that it clears its buffer; it gets one small piece at a time.");
        found.get()
                .receiptsLeft()
                .ifPresent(left -> examination.say("Paper for about %d receipts is left.", left));
        return Main.DONE;
    }

    private static int clear(Examination examination, EscposReceiptPrinter printer)
            throws Exception {
        var why = Examination.await(printer.clear(), LONGEST_JOB);
        if (why.isEmpty()) {
            examination.say("The buffer was cleared and the paper cut off.");
            return Main.DONE;
        }
        examination.say("The printer could not be cleared.");
        examination.explain(why.get());
        return Main.REFUSED;
    }

    private static int printTest(Examination examination, EscposReceiptPrinter printer)
            throws Exception {
        var heading =
                new PrintDocument(
                        List.of(
                                new Text("Bürgerterminal", Alignment.CENTRE, Size.LARGE, true),
                                new Text("Testbeleg", Alignment.CENTRE, Size.NORMAL, false),
                                new Rule(),
                                PrintDocument.line("Umlaute: ÄÖÜ äöü ß €"),
                                PrintDocument.line("String.Latin: Š ğ ő ł ç Ḿ n̄"),
                                new Pair("links", "rechts"),
                                PrintDocument.line("Ziffern und Balken enden am rechten Rand:")));
        PrintOutcome outcome = Examination.await(printer.printTestPage(heading), LONGEST_JOB);
        return switch (outcome) {
            case PrintOutcome.Delivered _ -> {
                examination.say("The test receipt was printed; the printer confirmed it.");
                examination.say(
                        "Look at it: the ruler ends at the edge, and each code page shows the same letters twice.");
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
