package de.buergerterminal.provisioning.catalogue;

import de.buergerterminal.backend.catalogue.BrokenCatalogueException;
import de.buergerterminal.backend.catalogue.CatalogueKey;
import de.buergerterminal.backend.catalogue.Identification;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.SignedCatalogue;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `buergerterminal catalogue check|sign|verify DIR`.
@Command(
        name = "catalogue",
        description = {
            "Checks, signs and verifies a town's catalogue of services.",
            "A terminal offers a town's catalogue only if it is signed with the key it was told"
                    + " (catalogueKey in kiosk.yaml). Make a pair of keys once, and keep the first"
                    + " file secret:",
            "  openssl genpkey -algorithm ed25519 -out catalogue-key.pem",
            "  openssl pkey -in catalogue-key.pem -pubout -out catalogue-key.pub.pem"
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CatalogueCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say check, sign or verify.");
        }
    }

    @Command(
            name = "check",
            description = {
                "Reads the catalogue as a terminal would, signed or not.",
                "Names every mistake with file, line, what is wrong and how to mend it. Exit code 0"
                        + " if citizens could see it, 1 if not."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "DIR", description = "folder with catalogue.json")
                    Path folder) {
        return reporting(() -> {
            ServiceCatalogue catalogue = ServiceCatalogue.fromFolder(folder);
            say(catalogue.services().size() + " services, no mistakes.");
            catalogue
                    .services()
                    .forEach(it -> {
                        say("  " + it.id() + "  " + it.name().german());
                        if (it.identification() != Identification.NONE) {
                            say(
                                    "    shown, but not offered by any terminal yet: identification "
                                            + it.identification());
                        }
                    });
        });
    }

    @Command(
            name = "sign",
            description = {
                "Checks the catalogue and signs it: writes manifest.json and manifest.sig into it.",
                "Sign again after every change, with a higher version: terminals never go back."
            },
            mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "DIR", description = "folder with catalogue.json") Path folder,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description =
                                    "private key (PEM, PKCS 8): Ed25519, or RSA with 3,072 bits or more")
                    Path key,
            @Option(
                            names = "--version-number",
                            required = true,
                            paramLabel = "N",
                            description = "1 for the first release, higher each time")
                    int version) {
        return reporting(() -> {
            SignedCatalogue signed =
                    SignedCatalogue.sign(folder, version, CatalogueKey.privateKey(key));
            say("Signed as " + signed.catalogue().version() + ".");
            say("Now run 'buergerterminal catalogue verify' with the public key, then copy the");
            say("whole folder to the terminals (catalogueDir) and to the office.");
        });
    }

    @Command(
            name = "verify",
            description = {
                "Verifies signature, files and content exactly as a terminal does.",
                "Exit code 0 if a terminal with this key would offer it, 1 if not."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "DIR", description = "folder with manifest.json") Path folder,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "public key (PEM), the one in catalogueKey of kiosk.yaml")
                    Path key) {
        return reporting(() -> {
            SignedCatalogue signed = SignedCatalogue.load(folder, CatalogueKey.publicKey(key));
            say(
                    "Good: "
                            + signed.catalogue().version()
                            + ", "
                            + signed.catalogue().services().size()
                            + " services.");
            SignedCatalogue.strangers(folder).forEach(it -> say("  not signed, never read: " + it));
        });
    }

    private interface Work {
        void run() throws BrokenCatalogueException, IOException, GeneralSecurityException;
    }

    private int reporting(Work work) {
        PrintWriter err = commandLine().getErr();
        try {
            work.run();
            return Main.DONE;
        } catch (BrokenCatalogueException broken) {
            broken.problems().forEach(err::println);
            return Main.REFUSED;
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return Main.WRONG_USAGE;
        } catch (GeneralSecurityException refused) {
            err.println(
                    "The key cannot sign; make one as 'buergerterminal catalogue --help' says.");
            return Main.WRONG_USAGE;
        }
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) throw new IllegalStateException("run by picocli alone");
        return spec.commandLine();
    }

    private void say(String line) {
        commandLine().getOut().println(line);
    }
}
