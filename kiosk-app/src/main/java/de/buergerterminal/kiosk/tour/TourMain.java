package de.buergerterminal.kiosk.tour;

import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.kiosk.Kiosk;
import de.buergerterminal.kiosk.KioskConfigFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// `--config kiosk.yaml --dock http://127.0.0.1:PORT --out DIR`: runs the terminal without a
/// display and the tour on it. Exit codes: 0 done, 1 a step failed, 2 wrong usage or configuration.
public final class TourMain {
    private static final String USAGE =
            "use: --config kiosk.yaml --dock http://127.0.0.1:PORT --out DIR";

    private TourMain() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.size() != 6) end(2, USAGE);
        try {
            var kiosk = Kiosk.of(KioskConfigFile.read(Path.of(value(words, "--config"))));
            kiosk.start();
            run(URI.create(value(words, "--dock")), Path.of(value(words, "--out")));
            kiosk.close();
            end(0, "");
        } catch (ConfigurationException wrong) {
            end(2, String.valueOf(wrong.getMessage()));
        } catch (OutboxException | IllegalStateException unable) {
            end(1, "the terminal did not start: " + unable.getMessage());
        }
    }

    private static void run(URI dock, Path folder) {
        var display = new Display(folder);
        var tour = new Tour(display, new Finger(display), new Dock(dock), System.out);
        try {
            tour.run();
        } catch (TourException failed) {
            display.photographIfPossible("failed");
            end(1, "The tour stopped at “" + tour.step() + "”: " + failed.getMessage());
        }
    }

    private static String value(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            throw new ConfigurationException(name + " is missing; " + USAGE);
        }
        return words.get(at + 1);
    }

    private static void end(int code, String sentence) {
        if (!sentence.isEmpty()) System.err.println(sentence);
        // JavaFX keeps the process alive, so the end must be said.
        Runtime.getRuntime().halt(code);
    }
}
