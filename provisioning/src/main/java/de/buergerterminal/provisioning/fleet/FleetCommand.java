package de.buergerterminal.provisioning.fleet;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `buergerterminal fleet --config F`: the staff's web console, until it is interrupted.
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = "Runs the staff's web console: all terminals and what citizens can do there.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:ended by a signal",
            "1:cannot start (port taken, data folder)",
            "2:wrong usage or configuration"
        })
public final class FleetCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "YAML file: broker, port, terminals.")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FleetSettings settings;
        try {
            settings = FleetConfig.read(config);
        } catch (FleetException wrong) {
            err.println(wrong.getMessage());
            return 2;
        }
        try (var server = FleetServer.start(settings)) {
            out.println(
                    "The console is at http://%s:%d/".formatted(settings.host(), server.port()));
            out.flush();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
            new CountDownLatch(1).await(); // until a signal ends the process
            return 0;
        } catch (FleetException failed) {
            err.println(failed.getMessage());
            return 1;
        }
    }
}
