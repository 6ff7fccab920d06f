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
            description = "words to carry out in turn, one a line; 'wait SECONDS' waits")
    private Optional<Path> scenario = Optional.empty();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (SimulatedDevice simulated = SimulatedDevice.start(device, at)) {
            out.println("The simulated " + device + " listens at " + simulated.address() + ".");
            out.flush();
            var script = new Script(simulated.verbs(), out);
            if (control.isEmpty()) {
                follow(script);
                return Main.DONE;
            }
            try (var dock =
                    Dock.start(
                            Math.max(control.get().getPort(), 0),
                            simulated.verbs(),
                            Optional::empty)) {
                out.println("Its dock is at http://127.0.0.1:" + dock.port() + "/.");
                out.flush();
                follow(script);
            }
        }
        return Main.DONE;
    }

    /// The scenario, then standard input; when that is closed, until the process is ended.
    private void follow(Script script) throws IOException, InterruptedException {
        if (scenario.isPresent()) script.run(scenario.get());
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.strip().equals("quit")) return;
            script.carryOut(line);
        }
        new CountDownLatch(1).await();
    }
}
