package de.buergerterminal.provisioning;

import de.buergerterminal.provisioning.catalogue.CatalogueCommand;
import de.buergerterminal.provisioning.catalogue.ImportXdfCommand;
import de.buergerterminal.provisioning.doctor.DoctorCommand;
import de.buergerterminal.provisioning.fleet.FleetCommand;
import de.buergerterminal.provisioning.site.RoutesCommand;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line `buergerterminal`.
///
/// Exit codes: 0 done, 1 the device or service said no, 2 wrong usage or configuration. Errors are
/// one sentence: what, where, what to do.
@Command(
        name = "buergerterminal",
        description = "Sets up, checks and watches Bürgerterminal kiosks.",
        mixinStandardHelpOptions = true,
        version = "buergerterminal " + Main.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DoctorCommand.class,
            FleetCommand.class,
            CatalogueCommand.class,
            ImportXdfCommand.class,
            RoutesCommand.class
        })
public final class Main implements Runnable {
    public static final String VERSION = "0.1.0";
    public static final int DONE = 0;
    public static final int REFUSED = 1;
    public static final int WRONG_USAGE = 2;

    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        var commands = new CommandLine(new Main());
        for (CommandSource source : ServiceLoader.load(CommandSource.class)) {
            source.commands().forEach(commands::addSubcommand);
        }
        return commands.setParameterExceptionHandler(Main::sayWhatIsWrong)
                .setExecutionExceptionHandler(Main::sayWhatFailed);
    }

    private static int sayWhatIsWrong(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr()
                .println(
                        "Run '"
                                + command.getCommandSpec().qualifiedName()
                                + " --help' to see what it takes.");
        return WRONG_USAGE;
    }

    private static int sayWhatFailed(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        String message = failure.getMessage();
        err.println(message == null ? failure.toString() : message);
        return failure instanceof IllegalArgumentException ? WRONG_USAGE : REFUSED;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command, for example 'demo'.");
        }
    }
}
