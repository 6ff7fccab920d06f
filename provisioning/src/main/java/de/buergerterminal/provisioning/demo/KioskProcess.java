package de.buergerterminal.provisioning.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The kiosk as a process of its own, named but never linked: production `KioskMain` on a window,
/// or the tour that drives the same kiosk without a display.
final class KioskProcess implements AutoCloseable {
    private static final String MAIN = "de.buergerterminal.kiosk.KioskMain";
    private static final String TOUR = "de.buergerterminal.kiosk.tour.TourMain";

    private final Process process;

    private KioskProcess(Process process) {
        this.process = process;
    }

    static KioskProcess inAWindow(Path config) throws IOException {
        return start(List.of(), List.of(MAIN, "--config", config.toString()));
    }

    static KioskProcess onTour(Path config, String dock, Path pictures) throws IOException {
        return start(
                List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true"),
                List.of(
                        TOUR,
                        "--config",
                        config.toString(),
                        "--dock",
                        dock,
                        "--out",
                        pictures.toString()));
    }

    private static KioskProcess start(List<String> options, List<String> mainAndArguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djavafx.animation.pulse=120",
                        "-Dlogback.statusListenerClass="
                                + "ch.qos.logback.core.status.NopStatusListener",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        return new KioskProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /// @return the exit code, or -1 if the process did not end in time and was ended
    int await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            return -1;
        }
        return process.exitValue();
    }

    int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        if (!process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join().isAlive()) {
            return;
        }
        process.destroyForcibly();
    }
}
