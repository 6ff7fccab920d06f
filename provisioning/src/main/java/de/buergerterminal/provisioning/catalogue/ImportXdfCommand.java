package de.buergerterminal.provisioning.catalogue;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.xdf.BrokenXdfException;
import de.buergerterminal.backend.catalogue.xdf.XdfImport;
import de.buergerterminal.backend.catalogue.xdf.XdfReport.Weight;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `buergerterminal import-xdf FILE --out DIR`.
@Command(
        name = "import-xdf",
        description = {
            "Begins a service from a FIM form (XDatenfelder 3, XML).",
            "Groups become pages, fields become questions; what a machine must not decide (rules in"
                    + " words, files, repeated groups, missing code lists, fee) stands in"
                    + " import-report.md. Work through it, then run 'buergerterminal catalogue check'.",
            "Forms: https://fimportal.de/api/v1/schemas/{id}/{version}/xdf"
        },
        mixinStandardHelpOptions = true)
public final class ImportXdfCommand implements Callable<Integer> {
    private static final int LARGEST_BYTES = 8 << 20;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the form as XML")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "the town's catalogue; made if it is not there, never overwritten")
    private Path out = Path.of("");

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description =
                    "folder of the service, 1 to 40 of a-z, 0-9, '-'; usually the form's FIM id")
    private @Nullable String service;

    @Override
    public Integer call() throws IOException {
        PrintWriter say = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        XdfImport done;
        try (InputStream in = Files.newInputStream(file)) {
            done =
                    XdfImport.of(
                            in.readNBytes(LARGEST_BYTES + 1),
                            Optional.ofNullable(service).map(ServiceId::new));
        } catch (BrokenXdfException broken) {
            err.println(file + ": " + broken.getMessage());
            return Main.REFUSED;
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read; check path and permissions.");
            return Main.WRONG_USAGE;
        }
        Path folder = out.resolve(done.service().value());
        if (Files.exists(folder)) {
            err.println(folder + ": is there already; remove it or choose another --service.");
            return Main.WRONG_USAGE;
        }
        Files.createDirectories(folder);
        for (var each : done.files().entrySet()) {
            Files.writeString(out.resolve(each.getKey()), each.getValue());
        }
        tell(done, say);
        return Main.DONE;
    }

    private void tell(XdfImport done, PrintWriter say) throws IOException {
        Path index = out.resolve("catalogue.json");
        if (Files.exists(index)) {
            say.println("Add \"" + done.service() + "\" to services in " + index + ".");
        } else {
            Files.writeString(
                    index,
                    "{\n  \"languages\": [\"de\"],\n  \"services\": [\""
                            + done.service()
                            + "\"]\n}\n");
        }
        for (Weight weight : Weight.values()) {
            long count = done.report().items().stream().filter(it -> it.weight() == weight).count();
            say.printf("%4d %s%n", count, words(weight));
        }
        say.println("Work through " + out.resolve(done.service() + "/import-report.md") + ".");
    }

    private static String words(Weight weight) {
        return switch (weight) {
            case MISSING -> "missing in the form";
            case TO_FILL_IN -> "to fill in";
            case TO_CHECK -> "to check";
        };
    }
}
