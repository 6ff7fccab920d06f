package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Apart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// CUPS' IPP Everywhere printer, a private print server, and CUPS' clients against our simulator,
/// all in a private network namespace, driven by [IppPeerMain] in a JVM of its own.
@Tag("peers")
class IppPeerTest {
    @Test
    @Timeout(240)
    void realPrintersAreDrivenAndRealClientsPrintOnTheSimulator(@TempDir Path folder)
            throws Exception {
        // Daemons that give up their rights must still reach their files.
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        var said =
                Apart.run(
                        IppPeerMain.class,
                        "mount -t tmpfs tmpfs /run",
                        List.of("-Djava.awt.headless=true", "-Xmx256m"),
                        folder,
                        Duration.ofSeconds(200),
                        folder.toString());
        var commands = folder.resolve("commands.log");
        assertThat(said.lines().filter(it -> it.startsWith("> ")))
                .as(said + (Files.exists(commands) ? Files.readString(commands) : ""))
                .containsExactly(
                        "> printer online",
                        "> takes PDF true, pages true",
                        "> PDF delivered",
                        "> pages delivered",
                        "> without paper waits TRAY_EMPTY",
                        "> refilled delivered",
                        "> never refilled partial TRAY_EMPTY",
                        "> queue 0",
                        "> through the queue delivered",
                        "> queue never refilled partial TRAY_EMPTY",
                        "> ipptool asks 0",
                        "> ipptool prints 0",
                        "> lpadmin 0",
                        "> lp 0",
                        "> simulator printed 2");
    }
}
