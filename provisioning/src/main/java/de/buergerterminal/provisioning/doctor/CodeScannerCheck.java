package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.device.codescan.keyboard.KeyboardCodeScanner;
import de.buergerterminal.device.codescan.video.CameraCodeScanner;
import de.buergerterminal.provisioning.Main;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
        description = {
            "Checks a code scanner on a serial line, one that types, or a camera"
                    + " (camera:/dev/video0, camera:rpicam), which is on only while a code is awaited.",
            "With --at camera-files:DIR decodes the pictures of a folder and prints file, text and"
                    + " milliseconds (decoding alone, after a warm-up), divided by tabs."
        },
        mixinStandardHelpOptions = true)
final class CodeScannerCheck implements Callable<Integer> {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(15);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description =
                    "status (default); read: wait 30 seconds for one code; trigger: the same, but the"
                            + " terminal pulls the trigger; configure SETTING: change one setting in the"
                            + " scanner's working memory")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (CameraFiles.SCHEME.equals(address.uri().getScheme())) {
            return new CameraFiles(line.getOut(), line.getErr()).table(address.uri());
        }
        var examination = new Examination(line.getOut(), address);
        var id = new DeviceId("code-scanner");
        var verb = action.getFirst();
        if ("scanner+input".equals(address.uri().getScheme())) {
            var scanner = KeyboardCodeScanner.at(id, address.uri());
            return switch (verb) {
                case "status" -> examination.of(scanner, Examination::nothingMore);
                case "read" -> examination.of(scanner, it -> read(examination, it));
                default -> throw unknown(line, "a scanner that types can do: status, read.");
            };
        }
        if ("camera".equals(address.uri().getScheme())) {
            var camera = CameraCodeScanner.at(id, address.uri());
            return switch (verb) {
                case "status" -> examination.of(camera, Examination::nothingMore);
                case "read" -> examination.of(camera, it -> read(examination, it));
                default -> throw unknown(line, "a camera can do: status, read.");
            };
        }
        var scanner = SerialCodeScanner.at(id, address.uri());
        return switch (verb) {
            case "status" -> examination.of(scanner, Examination::nothingMore);
            case "read" -> examination.of(scanner, it -> read(examination, it));
            case "trigger" -> examination.of(scanner, it -> trigger(examination, it));
            case "configure" -> {
                if (action.size() != 2) throw unknown(line, "name one setting after configure.");
                yield examination.of(
                        scanner, it -> obeyed(examination, it.configure(action.get(1))));
            }
            default ->
                    throw unknown(
                            line,
                            "a code scanner can do: status, read, trigger, configure SETTING.");
        };
    }

    private static ParameterException unknown(CommandLine line, String advice) {
        return new ParameterException(line, "Unknown action; " + advice);
    }

    private static int trigger(Examination examination, SerialCodeScanner scanner)
            throws Exception {
        // Before the trigger: a code that lies there is read at once.
        var codes = listen(scanner);
        int obeyed = obeyed(examination, scanner.trigger(true));
        return obeyed == Main.DONE ? read(examination, scanner, codes) : obeyed;
    }

    private static int obeyed(Examination examination, CompletableFuture<Optional<Fault>> command)
            throws Exception {
        Optional<Fault> fault = Examination.await(command, COMMAND_LIMIT);
        if (fault.isEmpty()) {
            examination.say("The scanner obeyed.");
            return Main.DONE;
        }
        examination.say("The scanner did not obey.");
        examination.explain(fault.get());
        return Main.REFUSED;
    }

    private static BlockingQueue<ScannedCode> listen(CodeScanner scanner) {
        var codes = new ArrayBlockingQueue<ScannedCode>(1);
        scanner.onCode(codes::offer);
        return codes;
    }

    private static int read(Examination examination, CodeScanner scanner)
            throws InterruptedException {
        return read(examination, scanner, listen(scanner));
    }

    private static int read(
            Examination examination, CodeScanner scanner, BlockingQueue<ScannedCode> codes)
            throws InterruptedException {
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
