package de.buergerterminal.kiosk;

import de.buergerterminal.backend.fitconnect.RevocationProxy;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.kernel.Linux;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.screen.KioskWindow;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Starts the terminal: `kiosk --config kiosk.yaml`. Exit codes: 0 done, 1 cannot run here, 2 wrong
/// usage or configuration.
public final class KioskMain {
    private static final String USAGE =
            """
            kiosk --config FILE    runs the terminal as FILE (kiosk.yaml) says
            kiosk --rehearse       shows each kind of screen once, without devices and office
            kiosk --help           shows this
            """;

    private KioskMain() {}

    public static void main(String[] arguments) {
        switch (List.of(arguments)) {
            case List<String> it when it.equals(List.of("--help")) -> System.out.print(USAGE);
            case List<String> it when it.equals(List.of("--rehearse")) -> rehearse();
            case List<String> it when it.size() == 2 && it.getFirst().equals("--config") ->
                    run(it.getLast());
            default -> end(2, "wrong arguments; use:\n" + USAGE.stripTrailing());
        }
    }

    private static void rehearse() {
        try {
            Rehearsal.run();
            System.exit(0);
        } catch (OutboxException | IOException unable) {
            end(1, String.valueOf(unable.getMessage()));
        }
    }

    private static void run(String file) {
        var journal = new Journal();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
            journal.record(JournalEvent.THREAD_BROKE, new Fact.Cause(thrown));
            // Out of memory and its like leave nothing to rely on: better start anew.
            if (thrown instanceof Error) Runtime.getRuntime().halt(1);
        });
        try {
            KioskWindow.warmUp();
            var config = KioskConfigFile.read(Path.of(file));
            config.office()
                    .proxy()
                    .ifPresent(it -> ProxySelector.setDefault(new RevocationProxy(it)));
            var kiosk = Kiosk.of(config);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kiosk::close));
            kiosk.start();
            kiosk.beWatched(config.watchdog(), Watch.PATIENCE, System.getenv(), new Linux());
        } catch (ConfigurationException | InvalidPathException wrong) {
            end(2, String.valueOf(wrong.getMessage()));
        } catch (OutboxException | IllegalStateException unable) {
            end(1, String.valueOf(unable.getMessage()));
        }
    }

    private static void end(int code, String sentence) {
        System.err.println("kiosk: " + sentence);
        // Not exit: a shutdown hook may wait for the very thread that failed.
        Runtime.getRuntime().halt(code);
    }
}
