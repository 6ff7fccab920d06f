package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.provisioning.Main;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor code-scanner`.
@Command(
        name = "code-scanner",
        description = "Checks a code scanner on a serial line.",
        mixinStandardHelpOptions = true)
final class CodeScannerCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or read to wait 30 seconds for one code")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var scanner = SerialCodeScanner.at(new DeviceId("code-scanner"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(scanner, Examination::nothingMore);
            case "read" -> examination.of(scanner, it -> read(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a code scanner can do: status, read.");
        };
    }

    private static int read(Examination examination, CodeScanner scanner)
            throws InterruptedException {
        var codes = new ArrayBlockingQueue<ScannedCode>(1);
        scanner.onCode(codes::offer);
        examination.say("Hold a code before the scanner (30 seconds).");
        ScannedCode code = codes.poll(30, TimeUnit.SECONDS);
        scanner.ignoreCodes();
        if (code == null) {
            examination.say("No code was read; check trigger mode and suffix of the scanner.");
            return Main.REFUSED;
        }
        examination.say("Read %d characters: %s", code.text().length(), code.text());
        return Main.DONE;
    }
}
