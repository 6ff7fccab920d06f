package de.buergerterminal.provisioning.demo;

import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `buergerterminal demo`: the main job, with a window where there is a display, else as a
/// photographed tour.
@Command(
        name = "demo",
        description =
                "Starts a whole town hall on this machine. With a display the kiosk's window opens;"
                        + " without one a tour runs and leaves its pictures and proofs.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration TOUR_LIMIT = Duration.ofSeconds(165);

    /// Says that a folder was made by a demo and may be emptied by the next one.
    private static final String MARK = ".demo";

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            defaultValue = "buergerterminal-demo",
            paramLabel = "DIR",
            description =
                    "where pictures, proofs and data go; emptied before (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Option(names = "--tour", description = "run the tour even though there is a display")
    private boolean tour;

    @Override
    public Integer call() throws Exception {
        PrintWriter say = Objects.requireNonNull(spec).commandLine().getOut();
        Path pictures = out.toAbsolutePath();
        empty(pictures);
        say.println("Starting the town hall: devices, office, broker, fleet console ...");
        say.flush();
        try (var townHall = TownHallInABox.open(pictures.resolve("data"))) {
            boolean window = !tour && System.getenv("DISPLAY") != null;
            Path config =
                    KioskYaml.write(townHall, pictures.resolve("kiosk.yaml"), window ? 60 : 20);
            String dock = "http://127.0.0.1:" + townHall.dock.port();
            say.println("  device dock     " + dock + "/");
            say.println("  inbox           " + townHall.office.inboxUrl());
            say.println("  fleet console   http://127.0.0.1:" + townHall.fleet.port() + "/");
            say.flush();
            return window
                    ? openWindow(config, say)
                    : runTour(townHall, config, dock, pictures, say);
        }
    }

    private static int openWindow(Path config, PrintWriter say)
            throws IOException, InterruptedException {
        say.println("The kiosk's window opens; close it or press Ctrl-C here to end the demo.");
        say.flush();
        try (var kiosk = KioskProcess.inAWindow(config)) {
            return kiosk.await() == 0 ? Main.DONE : Main.REFUSED;
        }
    }

    private static int runTour(
            TownHallInABox townHall, Path config, String dock, Path pictures, PrintWriter say)
            throws IOException, InterruptedException {
        int code;
        try (var kiosk = KioskProcess.onTour(config, dock, pictures)) {
            code = kiosk.await(TOUR_LIMIT);
        }
        if (code != 0) {
            say.println(
                    code == -1
                            ? "The tour did not end within " + TOUR_LIMIT.toSeconds() + " seconds."
                            : "The tour failed; its last sentence above says at which step.");
            return Main.REFUSED;
        }
        return Proofs.collect(townHall, pictures, say) ? Main.DONE : Main.REFUSED;
    }

    /// Only what a demo of before has left: a folder that holds anything else is refused.
    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            boolean ours = Files.exists(folder.resolve(MARK));
            try (Stream<Path> inside = Files.list(folder)) {
                if (!ours && inside.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            folder + " is not empty and not from a demo; name another folder.");
                }
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARK));
    }
}
