package de.buergerterminal.provisioning.demo;

import de.buergerterminal.provisioning.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `buergerterminal simulate <device> --at <uri>`.
@Command(
        name = "simulate",
        description =
                "Runs one simulated device on a line until it is ended. Type 'help' to see what can"
                        + " happen to it.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "DEVICE",
            description =
                    "receipt-printer, document-printer, payment-terminal, code-scanner,"
                            + " card-reader (a PN532 module),"
                            + " identity-reader (the AusweisApp with a card) or wires")
    private String device = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "URI",
            description = "tcp://127.0.0.1:PORT (0 for any free port) or pty:/path/of/link")
    private URI at = URI.create("");

    @Option(
            names = "--control",
            paramLabel = "URI",
            description = "http://127.0.0.1:PORT takes the same words as POST /act/WORD")
    private Optional<URI> control = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description =
                    "text file with words to carry out in turn, one a line: 'wait SECONDS', those of"
                            + " 'help', and 'quit'; checked as a whole before anything happens")
    private Optional<Path> scenario = Optional.empty();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (SimulatedDevice simulated = SimulatedDevice.start(device, at)) {
            var script = new Script(simulated.verbs(), out);
            var read = scenario.map(script::read);
            out.println("The simulated " + device + " listens at " + simulated.address() + ".");
            out.flush();
            if (control.isEmpty()) return follow(script, read);
            try (var dock =
                    Dock.start(
                            Math.max(control.get().getPort(), 0),
                            simulated.verbs(),
                            Optional::empty)) {
                out.println("Its dock is at http://127.0.0.1:" + dock.port() + "/.");
                out.flush();
                return follow(script, read);
            }
        }
    }

    /// The scenario, then standard input; when that is closed, until the process is ended.
    private static int follow(Script script, Optional<Script.Scenario> scenario)
            throws IOException, InterruptedException {
        switch (scenario.map(Script.Scenario::run).orElse(Script.Ending.DONE)) {
            case DONE -> {}
            case QUIT -> {
                return Main.DONE;
            }
            case FAILED -> {
                return Main.REFUSED;
            }
        }
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.strip().equals(Script.QUIT)) return Main.DONE;
            script.carryOut(line);
        }
        new CountDownLatch(1).await();
        return Main.DONE;
    }
}
